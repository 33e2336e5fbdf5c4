/// Names of bodies a county has; every sample body is marked as one.
enum SampleNames {
    static let mark = "（示例）"

    static let departments = [
        "公安局", "自然资源局", "住房和城乡建设局", "教育体育局", "卫生健康委员会", "市场监督管理局",
        "发展和改革委员会", "工业和信息化局", "民政局", "司法局", "财政局", "人力资源和社会保障局",
        "交通运输局", "水利局", "农业农村局", "商务局", "文化广电旅游局", "退役军人事务局",
        "应急管理局", "审计局", "统计局", "林业局", "城市管理局", "医疗保障局", "信访局",
        "行政审批局", "机关事务中心", "供销合作社", "乡村建设服务中心", "档案局", "民族宗教事务局",
        "国有资产监督管理局", "生态保护服务中心", "金融服务中心", "粮食和物资储备局", "地震局",
    ]

    static let townships = [
        "东河镇", "西岭镇", "南坪镇", "北塘镇", "中和镇", "上溪乡", "下湾乡", "高桥乡", "石门乡",
        "青山乡", "白水乡", "长安镇",
    ]

    /// Names that the national list gives to the sample's usual region and those above it.
    static let regions = ["360000": "江西省", "360900": "宜春市", "360926": "铜鼓县"]
}
