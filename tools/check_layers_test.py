#!/usr/bin/env python3
"""The layer check must catch what it is there for."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_layers import check  # noqa: E402


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for folder in ("tools", "src/base", "src/engine/detect", "src/store/sql"):
            (root / folder).mkdir(parents=True)
            if folder.startswith("src"):
                (root / folder / "README.md").write_text("x")
        (root / "tools/layers.txt").write_text("base:\nengine/detect: base\nstore/sql: base\n")
        (root / "src/engine/detect/a.cpp").write_text('#include "base/result.h"\n#include <string>\n')
        assert check(root) == [], check(root)
        (root / "src/engine/detect/b.cpp").write_text('#include "store/sql/database.h"\n')
        assert len(check(root)) == 1 and "b.cpp:1" in check(root)[0], check(root)
        (root / "src/engine/detect/b.cpp").write_text("")
        (root / "src/store/sql/README.md").unlink()
        assert len(check(root)) == 1 and "README.md" in check(root)[0], check(root)
        (root / "tools/layers.txt").write_text("base: store/sql\nengine/detect: base\nstore/sql: base\n")
        assert any("stands below" in line for line in check(root)), check(root)
    print("the layer check catches wrong includes, missing READMEs and wrong tables")


if __name__ == "__main__":
    main()
