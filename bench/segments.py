#!/usr/bin/env python3
"""Segments beside pyarrow (writing) and DuckDB (asking), one thread each, CPU time, the same file, answers compared.

usage: segments.py SEKIMORI BUILD_FOLDER
"""
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "test" / "real"))
from python_packages import require  # noqa: E402

require(sys.argv[2], "pyarrow", "duckdb")

import duckdb  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as parquet  # noqa: E402

ROUNDS = 5


def median_seconds(work):
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        answer = work()
        times.append(time.process_time() - start)
    return statistics.median(times), answer


def main():
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    database = duckdb.connect()
    database.execute("set threads = 1")
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/segment.parquet"
        ours = subprocess.run([f"{sys.argv[2]}/bench/bench_segments", path], stdout=subprocess.PIPE, text=True, check=True)
        rows = {row["key"]: row for row in map(json.loads, ours.stdout.splitlines())}
        count = rows["write"]["answer"]

        table = parquet.read_table(path)
        text = [field.name for field in table.schema if pa.types.is_string(field.type)]
        peer_path = f"{folder}/peer.parquet"
        seconds, _ = median_seconds(lambda: parquet.write_table(
            table, peer_path, compression="zstd", compression_level=1, use_dictionary=[name for name in text if name != "raw"],
            row_group_size=1 << 20))
        peers = {"write": ("pyarrow write_table from columns in memory, no bloom filters, no sync", count / seconds, None),
                 "size": ("pyarrow, zstd 1", Path(peer_path).stat().st_size / count, None)}
        del table
        questions = {
            "sum": "select sum(bytes) from '{}'",
            "process": "select count(*) from '{}' where contains(process, 'process3')",
            "path": "select count(*) from '{}' where contains(object, '\\p7777')",
            "user": "select count(*) from '{}' where \"user\" = 'user77'",
            "absent": "select count(*) from '{}' where \"user\" = 'user5 nobody'",
            "top": "select sum(bytes) s from '{}' where activity <> 2 group by \"user\" order by s desc limit 1",
        }
        for key, question in questions.items():
            seconds, answer = median_seconds(lambda: database.execute(question.format(path)).fetchone()[0])
            peers[key] = ("DuckDB " + duckdb.__version__ + " on our file", seconds * 1e6 if key == "absent" else count / seconds, answer)
        for key, row in rows.items():
            peer, value, answer = peers[key]
            if answer is not None and int(answer) != int(row["answer"]):
                sys.exit(f"{row['what']}: we say {row['answer']}, {peer} says {answer}")
            print(json.dumps({"what": row["what"], "value": row["value"], "unit": row["unit"], "peer": peer, "peer_value": value,
                              "note": "answers equal" if answer is not None else ""}))


if __name__ == "__main__":
    main()
