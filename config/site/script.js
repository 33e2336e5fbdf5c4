(function () {
  "use strict";
  // a list is put in order by the column whose heading is pressed; a second press turns it round
  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) { return ""; }
    var value = cell.getAttribute("data-v");
    return value === null ? cell.textContent : value;
  }
  function compare(a, b) {
    var whole = /^-?\d+$/;
    if (a === "" || b === "") { return a === b ? 0 : a === "" ? -1 : 1; }
    if (whole.test(a) && whole.test(b)) {
      var difference = Number(a) - Number(b);
      if (difference !== 0) { return difference; }
    }
    return a.localeCompare(b, document.documentElement.lang);
  }
  function sort(head) {
    var table = head.parentNode;
    while (table.tagName !== "TABLE") { table = table.parentNode; }
    var heads = head.parentNode.cells, column = head.cellIndex, body = table.tBodies[0];
    var isNumber = head.className.indexOf("r") >= 0;
    var was = head.getAttribute("aria-sort");
    var up = was ? was === "descending" : !isNumber;
    var rows = Array.prototype.slice.call(body.rows).map(function (row, place) {
      return { row: row, key: key(row, column), place: place };
    });
    rows.sort(function (a, b) {
      var order = compare(a.key, b.key);
      return (up ? order : -order) || a.place - b.place;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
    for (var i = 0; i < heads.length; i += 1) { heads[i].removeAttribute("aria-sort"); }
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  document.addEventListener("click", function (event) {
    var head = event.target.parentNode;
    if (event.target.tagName === "BUTTON" && head && head.tagName === "TH") { sort(head); }
  });
  // what does not hold all words that are typed is hidden
  function narrow(field) {
    var list = document.getElementById(field.getAttribute("data-narrows"));
    var words = field.value.toLowerCase().split(/\s+/);
    var entries = list.querySelectorAll("li, tbody tr"), shown = 0;
    for (var i = 0; i < entries.length; i += 1) {
      var text = entries[i].textContent.toLowerCase();
      var fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      entries[i].style.display = fits ? "" : "none";
      if (fits) { shown += 1; }
    }
    document.getElementById(list.id + "-found").textContent =
      field.value ? field.getAttribute("data-found") + " " + shown : "";
  }
  var fields = document.querySelectorAll("input[data-narrows]");
  for (var i = 0; i < fields.length; i += 1) {
    fields[i].addEventListener("input", function () { narrow(this); });
  }
}());
