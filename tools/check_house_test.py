#!/usr/bin/env python3
"""The house check must miss no folder that does not say what it is for, and no shape that two files describe."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_house import folders_without_readme, shapes_described_twice  # noqa: E402


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        tracked = [".ci/run", "src/base/result.h", "test/fuzz/corpus/stream/frame"]
        for file in tracked:
            (root / file).parent.mkdir(parents=True)
        for folder in ("src", "src/base", "test", "test/fuzz", "test/fuzz/corpus"):
            (root / folder / "README.md").write_text(f"# {folder}\n\nWhat it is for.\n")
        assert folders_without_readme(root, tracked) == [], folders_without_readme(root, tracked)
        (root / "test/fuzz/corpus/README.md").unlink()  # exempt is what lies below the folder of fixtures, not the folder
        (root / "src/base/README.md").write_text("# src/base\n")  # a heading alone says nothing
        (root / "src/README.md").write_text("What it is for, without a heading.\n")
        assert folders_without_readme(root, tracked) == ["src", "src/base", "test/fuzz/corpus"], folders_without_readme(root, tracked)
        (root / "spec/api").mkdir(parents=True)
        (root / "spec/api/a.json").write_text('{"Reason": {}, "Share": {}}')
        (root / "spec/api/b.json").write_text('{"Reason": {"type": "string"}}')
        assert shapes_described_twice(root) == ["b.json and a.json both describe Reason"], shapes_described_twice(root)
    print("the house check catches folders without a README and shapes described twice")


if __name__ == "__main__":
    main()
