#!/usr/bin/env python3
"""The acceptance story holds on any seed: ten of them, small, one after the other; every bar of docs/contract.md, Demo.

usage: demo_seeds_test.py BINARY BUILD_DIR          (SEKIMORI_SEEDS=FIRST:COUNT for others)
"""
import os
import subprocess
import sys
import time

binary = sys.argv[1]
first, count = (int(part) for part in os.environ.get('SEKIMORI_SEEDS', '1:10').split(':'))
failed = 0
for seed in range(first, first + count):
    started = time.monotonic()
    told = subprocess.run([binary, 'demo', '--once', '--size', '80', '--lang', 'en', '--seed', str(seed)], capture_output=True, text=True)
    print(f'seed {seed}: exit {told.returncode}, {time.monotonic() - started:.1f} s', told.stderr.strip(), flush=True)
    failed += told.returncode != 0
print(f'{count - failed} of {count} seeds hold')
sys.exit(1 if failed else 0)
