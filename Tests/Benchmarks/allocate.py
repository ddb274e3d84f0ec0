"""Places children in schools with the Python package `matching`: preferences.csv schools.csv.

Prints how many got their first preference, and how many none.
"""

import csv
import sys
import warnings

from matching.games import HospitalResident

warnings.simplefilter("ignore")


def main():
    wishes, applicants = {}, {}
    with open(sys.argv[1], encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wishes.setdefault(row["child"], []).append((int(row["preference"]), row["school"]))
            applicants.setdefault(row["school"], []).append((int(row["ranked"]), row["child"]))
    with open(sys.argv[2], encoding="utf-8") as file:
        places = {row["school"]: int(row["places"]) for row in csv.DictReader(file)}
    wishes = {child: [school for _, school in sorted(list_)] for child, list_ in wishes.items()}
    ranked = {school: [child for _, child in sorted(list_)] for school, list_ in applicants.items()}
    game = HospitalResident.create_from_dictionaries(wishes, ranked, {school: places[school] for school in ranked})
    offers = game.solve(optimal="resident")
    got = {child.name: school.name for school, children in offers.items() for child in children}
    print(sum(got.get(child) == list_[0] for child, list_ in wishes.items()), len(wishes) - len(got))


main()
