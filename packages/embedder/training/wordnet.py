"""WordNet's database files (wndb(5WN)): nouns, verbs and adjectives."""

from pathlib import Path


def synsets(folder):
    """(words, gloss without its examples) of each synset that is not only names."""
    for part in ("noun", "verb", "adj"):
        with open(Path(folder) / f"data.{part}", encoding="utf-8") as file:
            for line in file:
                if line.startswith(" "):
                    continue  # the licence
                data, gloss = line.split("|", 1)
                fields = data.split()
                words = [fields[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(int(fields[3], 16))]
                if any(word[0].islower() for word in words):
                    yield words, gloss.split('"')[0].strip(" ;\n")
