"""Longer texts that stand beside a title: parts of a posting, tasks of an occupation, its technology skills."""


def window(words, low, high, random):
    length = int(random.integers(low, high + 1))
    start = int(random.integers(0, max(1, len(words) - length + 1)))
    return " ".join(words[start : start + length])


def posting_passages(posting, random, windows=3):
    words = posting["description"].split()
    return [" ".join(words[:250]), *(window(words, 15, 120, random) for _ in range(windows))]


def some(items, least, most, random):
    count = int(random.integers(least, most + 1))
    return " ".join(random.permutation(items)[:count])


def whole_description(onet, code, random):
    return " ".join([onet.descriptions[code], *random.permutation(onet.tasks[code])])


def longer_texts(onet, code, random, mixtures=6):
    if not onet.tasks[code]:
        return [onet.descriptions[code]]
    mixed = [some(onet.tasks[code], 1, 6, random) for _ in range(mixtures)]
    return [onet.descriptions[code], *mixed, whole_description(onet, code, random)]


def skill_lists(onet, code, random, count=4):
    skills = onet.skills[code]
    return [some(skills, 1, 4, random) for _ in range(count)] if len(skills) > 3 else []
