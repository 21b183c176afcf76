"""The O*NET tables that training reads, by occupation code."""

from collections import defaultdict
from pathlib import Path

from corpus import table_of

CODE = "O*NET-SOC Code"


class Onet:
    def __init__(self, folder):
        def rows(name):
            return table_of(Path(folder) / f"{name}.tsv.gz")

        self.titles = defaultdict(dict)  # a dict keeps the order and drops repetitions
        for name, column in (("alternate-titles", "Alternate Title"), ("sample-of-reported-titles", "Reported Job Title")):
            for row in rows(name):
                self.titles[row[CODE]][row[column].lower()] = None
        self.names, self.descriptions = {}, {}
        for row in rows("occupation-data"):
            self.names[row[CODE]] = row["Title"]
            self.descriptions[row[CODE]] = row["Description"]
        self.tasks, self.skills, self.related = defaultdict(list), defaultdict(list), defaultdict(list)
        for row in rows("task-statements"):
            self.tasks[row[CODE]].append(row["Task"])
        for row in rows("technology-skills"):
            self.skills[row[CODE]].append(row["Example"])
        for row in rows("related-occupations"):
            self.related[row[CODE]].append(row["Related O*NET-SOC Code"])
