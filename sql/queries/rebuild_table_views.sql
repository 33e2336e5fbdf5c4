-- Makes the views laid out as the official tables from the stored forms.
SELECT summary.rebuild_table_views()
