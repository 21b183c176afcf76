"""Job titles by unit group out of the SOC2010 coding index of the UK Office for National Statistics (a workbook)."""

import xlrd


def plain_title(entry):
    """"Administrator, control, credit" is "credit control administrator"."""
    return " ".join(part.strip() for part in reversed(entry.lower().split(",")))


def coding_index(path):
    """(unit group, title) of each entry; its industry, if any, follows the title."""
    sheet = xlrd.open_workbook(path).sheet_by_name("SOC2010 Full Index V5")
    columns = {name: i for i, name in enumerate(sheet.row_values(0))}
    for row in range(1, sheet.nrows):
        values = sheet.row_values(row)
        group, entry, industry = (str(values[columns[name]]) for name in ("SOC 2010", "INDEXOCC", "IND"))
        group = group.split(".")[0]
        if group.isdigit() and len(group) == 4 and entry:
            yield group, f"{plain_title(entry)} {industry.lower().strip('()')}".strip()
