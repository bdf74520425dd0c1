"""Segments through the eyes of others: pyarrow and DuckDB find the rows, columns, statistics and bloom filters.

usage: segment_foreign_reader_test.py SEKIMORI BUILD_FOLDER
"""

import hashlib
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from python_packages import require

require(sys.argv[2], "pyarrow", "duckdb")

import duckdb  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as parquet  # noqa: E402

BLOOM_COLUMNS = ["user", "device", "object", "target"]
failures = []


def check(condition: bool, what: str) -> None:
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def column_checksum(name: str, values: list) -> str:
    digest = hashlib.sha256()
    for value in values:
        if name == "id":
            digest.update(value)
        elif isinstance(value, (str, bytes)):
            raw = value.encode() if isinstance(value, str) else value
            digest.update(struct.pack("<I", len(raw)))
            digest.update(raw)
        else:
            digest.update(struct.pack("<Q" if name == "block_offset" else "<q", value))
    return digest.hexdigest()


def check_with_pyarrow(expected: dict) -> None:
    path = expected["path"]
    with parquet.ParquetFile(path, page_checksum_verification=True) as file:
        table = file.read()
        check(table.num_rows == expected["rows"], f"{path}: pyarrow finds {table.num_rows} rows, not {expected['rows']}")
        check(table.column_names == list(expected["columns"]), f"{path}: columns {table.column_names}")
        check(str(table.schema.field("time").type) == "timestamp[ns, tz=UTC]", f"{path}: time is {table.schema.field('time').type}")
        for name, checksum in expected["columns"].items():
            column = table.column(name)
            values = (column.cast(pa.int64()) if name == "time" else column).to_pylist()
            check(column_checksum(name, values) == checksum, f"{path}: pyarrow reads other values in {name}")
        metadata = file.metadata
        first = 0
        for g in range(metadata.num_row_groups):
            group = metadata.row_group(g)
            check(group.sorting_columns[0].column_index == 0, f"{path}: row group {g} is not said to be sorted by time")
            part = table.slice(first, group.num_rows)
            first += group.num_rows
            for c in range(group.num_columns):
                column = group.column(c)
                name = column.path_in_schema
                check(column.has_offset_index, f"{path}: no page index for {name}")
                has_bloom = column.bloom_filter_offset is not None if hasattr(column, "bloom_filter_offset") else name in BLOOM_COLUMNS
                check(has_bloom == (name in BLOOM_COLUMNS), f"{path}: bloom filter of {name}")
                statistics = column.statistics
                if name in ("id", "raw", "block_offset") or statistics is None or not statistics.has_min_max:
                    continue
                values = part.column(name).cast(pa.int64()).to_pylist() if name == "time" else part.column(name).to_pylist()
                if isinstance(values[0], str):
                    least, greatest = min(v.encode() for v in values), max(v.encode() for v in values)
                    found = statistics.min.encode(), statistics.max.encode()
                else:
                    least, greatest = min(values), max(values)
                    found = (statistics.min_raw, statistics.max_raw) if name == "time" else (statistics.min, statistics.max)
                check(found == (least, greatest), f"{path}: statistics of {name} in row group {g}: {found}, not {(least, greatest)}")
        check(first == expected["rows"], f"{path}: the row groups hold {first} rows")


def check_with_duckdb(expected: dict) -> None:
    path = expected["path"]
    for name, checksum in expected["columns"].items():
        what = "epoch_ns(\"time\")" if name == "time" else f'"{name}"'
        values = [row[0] for row in duckdb.execute(f"select {what} from read_parquet(?, file_row_number = true) order by file_row_number", [path]).fetchall()]
        if name == "time":  # DuckDB's "infinity" is the greatest 64-bit number and has no epoch
            values = [2**63 - 1 if value is None else value for value in values]
        check(len(values) == expected["rows"], f"{path}: DuckDB finds {len(values)} rows")
        check(column_checksum(name, values) == checksum, f"{path}: DuckDB reads other values in {name}")
    probe = "select bool_and(bloom_filter_excludes) from parquet_bloom_probe(?, ?, ?)"
    for name, value in expected["present"].items():
        check(duckdb.execute(probe, [path, name, value]).fetchone()[0] is False, f"{path}: DuckDB says that {name} {value!r} is absent")
    for name in BLOOM_COLUMNS:
        absent = sum(bool(duckdb.execute(probe, [path, name, f"no such {name} {i}"]).fetchone()[0]) for i in range(20))
        check(absent >= 15, f"{path}: the bloom filter of {name} rules out only {absent} of 20 absent values")
    user = expected["present"]["user"]
    everything = duckdb.execute('select count(*) from read_parquet(?) where "user" || \'\' = ?', [path, user]).fetchone()[0]
    pruned = duckdb.execute('select count(*) from read_parquet(?) where "user" = ?', [path, user]).fetchone()[0]
    check(everything == pruned and pruned > 0, f"{path}: DuckDB with pruning finds {pruned} events of one user, without {everything}")


def main() -> int:
    tool = Path(sys.argv[2]) / "test" / "real" / "sekimori_segment_tool"
    with tempfile.TemporaryDirectory() as folder:
        written = subprocess.run([str(tool), folder], capture_output=True, text=True)
        if written.returncode != 0:
            print("FAILED: the segments were not written:", written.stderr)
            return 1
        files = json.loads(written.stdout)
        for expected in files:
            check(hashlib.sha256(Path(expected["path"]).read_bytes()).hexdigest() == expected["sha256"], f"{expected['path']}: SHA-256")
            check_with_pyarrow(expected)
            check_with_duckdb(expected)
    print(f"pyarrow {pa.__version__} and DuckDB {duckdb.__version__} read {sum(f['rows'] for f in files)} events in {len(files)} segments:",
          f"{len(failures)} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
