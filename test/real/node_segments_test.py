"""What a node has kept of a firm's logs, counted by pyarrow and DuckDB: as many events per source as the node says.

usage: node_segments_test.py SEKIMORI BUILD_FOLDER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from node_flow import NodeFlow
from python_packages import require

require(sys.argv[2], "pyarrow", "duckdb")

import duckdb  # noqa: E402
import pyarrow.compute as compute  # noqa: E402
import pyarrow.dataset as dataset  # noqa: E402


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="sekimori-segments-") as name:
        folder = Path(name)
        subprocess.run([sys.argv[1], "demo-generate", str(folder / "story"), "--size", "80"], check=True, capture_output=True)
        flow = NodeFlow(sys.argv[1], folder / "node")
        done = flow.take_in(folder / "story" / "firm-b")
        wanted = {row["id"]: row["events"] for row in flow.rows("source", "list") if row["events"] > 0}
        table = dataset.dataset(folder / "node" / "events", format="parquet").to_table(columns=["id", "source", "time"])
        counted = {row["values"]: row["counts"] for row in compute.value_counts(table["source"]).to_pylist()}
        glob = str(folder / "node" / "events" / "*" / "*.parquet")
        by_duckdb = dict(duckdb.execute("select source, count(*) from read_parquet(?) group by source", [glob]).fetchall())
        unique = duckdb.execute("select count(distinct id) from read_parquet(?)", [glob]).fetchone()[0]
        failures = 0
        for who, found in (("pyarrow", counted), ("DuckDB", by_duckdb)):
            if found != wanted:
                print(f"FAILED: {who} counts {found}, the node {wanted}")
                failures += 1
        if table.num_rows != done["events"] or unique != done["events"]:
            print(f"FAILED: {table.num_rows} rows with {unique} ids, the node took in {done['events']}")
            failures += 1
        print(f"{done['events']} events of {len(wanted)} sources in {done['segments']} segments: {failures} differences")
        return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
