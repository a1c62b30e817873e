"""Interpreters of their own for the peers that benchmarks compare with."""
import os
import pathlib
import subprocess
import sys

BUILD = pathlib.Path(__file__).resolve().parent.parent / ".build"


def enter(name, requirements, **variables):
    """Runs the script again in the environment `.build/NAME` with `requirements` from PyPI, made on first use; returns there."""
    environment = BUILD / name
    python = environment / "bin/python"
    if pathlib.Path(sys.prefix).resolve() == environment.resolve():
        return
    if not (environment / ".installed").exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements], check=True)
        (environment / ".installed").touch()
    sys.exit(subprocess.run([python, *sys.argv], env={**os.environ, **variables}).returncode)
