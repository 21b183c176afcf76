"""Makes the built-in model, from the teacher to the files: the three steps after each other, then its figures.

usage: turbo run train -- --teacher FOLDER --onet FOLDER --postings FILE --coding-index FILE.xls --esco FOLDER --wordnet FOLDER
                          [--out FOLDER] [--work FOLDER] [--titles FOLDER] [--judged FOLDER]

Paths are seen from the root of the repository. What a step has made stays in --work, and is taken from there when the step
is run again with the same inputs: to go on after a stop, to try the last step with other settings (arguments behind `--contrast`, and another `--out`).
The seeds are pinned in the steps; the same inputs give the same files on the same machine.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
SKILLS = HERE.parent.parent / "postings" / "src" / "facts" / "skills"
BUILTIN = HERE.parent / "models" / "builtin"
TITLES = ("alternate-titles", "sample-of-reported-titles", "occupation-data", "task-statements")


def missing_modules():
    names = ("numpy", "scipy", "onnxruntime", "tokenizers", "xlrd")
    found = subprocess.run([sys.executable, "-c", f"import {', '.join(names)}"], capture_output=True, text=True)
    return found.stderr.strip().splitlines()[-1] if found.returncode else None


def fingerprint(arguments):
    """Of the arguments, and of the content of the files that they name."""
    digest = hashlib.sha256()
    for argument in map(str, arguments):
        digest.update(argument.encode() + b"\0")
        path = Path(argument)
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(f"{file.name} {file.stat().st_size}".encode())
                with file.open("rb") as content:
                    while block := content.read(2**20):
                        digest.update(block)
    return digest.hexdigest()


def code_of(script, known=()):
    """The files that a step's code is in: its own, and those of ours that it imports."""
    found = dict.fromkeys([*known, HERE / script])
    for name in re.findall(r"^\s*(?:from|import) (\w+)", (HERE / script).read_text(encoding="utf-8"), re.MULTILINE):
        if (HERE / f"{name}.py").exists() and HERE / f"{name}.py" not in found:
            found.update(dict.fromkeys(code_of(f"{name}.py", found)))
    return list(found)


def run(script, arguments, out):
    """Runs a step, unless `out` holds what the very same step made."""
    wanted = fingerprint([*code_of(script), REQUIREMENTS, *arguments])
    made = out / "made-by.json"
    if made.exists() and json.loads(made.read_text())["fingerprint"] == wanted:
        print(f"{script}: {out} is made already", flush=True)
        return
    made.unlink(missing_ok=True)
    started = time.monotonic()
    print(f"{script}: begins", flush=True)
    status = subprocess.run([sys.executable, HERE / script, *map(str, arguments), "--out", out]).returncode
    if status:
        sys.exit(f"{script} failed: see above; what earlier steps made is kept")
    made.write_text(json.dumps({"fingerprint": wanted}))
    print(f"{script}: {time.monotonic() - started:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    inputs = {
        "teacher": "folder with onnx/model.onnx (fp32) and tokenizer.json",
        "onet": "folder of O*NET tables (.tsv.gz)",
        "postings": "JSON Lines with id, title, description",
        "coding-index": "workbook of the SOC2010 coding index",
        "esco": "folder with ESCO's occupations.csv and skills.csv",
        "wordnet": "folder with data.noun, data.verb, data.adj",
    }
    for name, what in inputs.items():
        parser.add_argument(f"--{name}", required=True, help=what)
    parser.add_argument("--out", help=f"where the model is written (default: {BUILTIN}; with --contrast there is none)")
    parser.add_argument("--work", default=HERE.parent / ".train", help="where steps leave what they made (default: %(default)s)")
    parser.add_argument("--titles", help="folder of judged titles, for the figures at the end")
    parser.add_argument("--judged", help="folder of judged postings, for the figures at the end")
    parser.add_argument("--contrast", nargs=argparse.REMAINDER, default=[], help="arguments for the last step")
    args = parser.parse_args()

    reason = missing_modules()
    if reason:
        sys.exit(f"{reason}\n{sys.executable} lacks what training needs: {sys.executable} -m pip install -r {REQUIREMENTS}")

    if args.contrast and not args.out:
        sys.exit("--contrast tries other settings: say where that model is to be written (--out), so that it does not take the place of the built-in one")

    def given(name, *parts):
        path = Path(getattr(args, name), *parts).resolve()
        if not path.exists():
            sys.exit(f"--{name.replace('_', '-')}: there is no {path}")
        return path

    teacher, onet, postings = given("teacher"), given("onet"), given("postings")
    esco = given("esco", "occupations.csv"), given("esco", "skills.csv")
    coding_index, wordnet = given("coding_index"), given("wordnet")
    tables = [given("onet", f"{name}.tsv.gz") for name in (*TITLES, "technology-skills", "related-occupations")]
    judged = {f"--{name}": given(name, "qrels.tsv").parent for name in ("titles", "judged") if getattr(args, name)}
    out, work = Path(args.out or BUILTIN).resolve(), Path(args.work).resolve()
    work.mkdir(parents=True, exist_ok=True)

    step1, step2 = work / "step1", work / "step2"
    tables_of_all = [*sorted(onet.glob("*.tsv.gz")), *esco]
    run("distill.py", ["--teacher", teacher, "--skills", SKILLS, "--corpus", postings, *tables_of_all], step1)
    corpus = [postings, *tables[: len(TITLES)], *esco]
    run("fit.py", ["--teacher", teacher, "--table", step1, "--corpus", *corpus], step2)
    sources = ["--onet", onet, "--postings", postings, "--coding-index", coding_index, "--esco", esco[0], "--wordnet", wordnet]
    run("contrast.py", ["--table", step2, *sources, *args.contrast], work / "step3")
    out.mkdir(parents=True, exist_ok=True)
    for name in ("model.json", "vocabulary.txt", "weights.bin"):
        (out / name).write_bytes((work / "step3" / name).read_bytes())
    print(f"written to {out}; its README.md tells how it was made and measured: bring it up to date", flush=True)
    measured = [part for name, folder in judged.items() for part in (name.replace("judged", "postings"), folder)]
    if measured:
        subprocess.run([sys.executable, HERE / "evaluate.py", *measured, "--table", out], check=True)


if __name__ == "__main__":
    main()
