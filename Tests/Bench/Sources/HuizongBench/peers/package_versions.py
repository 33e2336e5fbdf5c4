"""One line for each package that can be imported: its name and version."""
import importlib
import importlib.metadata
import platform

print("python", platform.python_version())
for module, package in (
        ("numpy", "numpy"), ("psycopg", "psycopg"), ("pandas", "pandas"), ("polars", "polars"),
        ("pyarrow", "pyarrow"), ("connectorx", "connectorx"), ("duckdb", "duckdb"),
        ("adbc_driver_postgresql", "adbc-driver-postgresql"),
        ("duckdb_extension_postgres_scanner", "duckdb-extension-postgres-scanner")):
    try:
        importlib.import_module(module)
    except ImportError:
        continue
    print(package, importlib.metadata.version(package))
