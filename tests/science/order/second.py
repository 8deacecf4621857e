"""The plan's model written a second time, in linopy and from the document alone; nothing of the project's builder."""

from fractions import Fraction as F

import linopy
from tests.science.order.small import Small


def second(one: Small) -> tuple[float, float]:
    """The relaxation and the optimum by the second formulation."""
    problem, s = one.problem, one.problem.settings
    m = linopy.Model()
    terms = []
    x, n = {}, {}
    for l, line in enumerate(problem.lines):
        before = line.last
        z = m.add_variables(0, 1, name=f"z{l}") if line.last == 0 else None
        for t in range(1, s.years + 1):
            most = min(line.max_groups, line.applicants // line.group_min)
            x[l, t] = m.add_variables(0, most, name=f"x{l}_{t}")
            n[l, t] = m.add_variables(0, min(most * line.group_max, line.applicants), name=f"n{l}_{t}")
            m.add_constraints(n[l, t] - line.group_min * x[l, t] >= 0)
            m.add_constraints(n[l, t] - line.group_max * x[l, t] <= 0)
            k, r = divmod(line.applicants, line.group_max)
            if r and k < most:
                m.add_constraints(n[l, t] - r * x[l, t] <= (line.group_max - r) * k)
            c = m.add_variables(0, name=f"c{l}_{t}")
            m.add_constraints(c - x[l, t] + before >= 0)
            m.add_constraints(c + x[l, t] - before >= 0)
            terms.append(-float(s.change) * c)
            before = x[l, t]
            if z is not None and most:
                m.add_constraints(x[l, t] - most * z <= 0)
        if z is not None:
            terms.append(-float(s.opening) * z)
    terms += _cells(m, one, n)
    terms += _rules(m, one, x, n)
    m.add_objective(sum(terms[1:], terms[0]), sense="max")
    found = []
    for whole in (False, True):
        for variable in list(m.variables) if whole else ():
            if variable[0] in "xnz":
                m.variables[variable].attrs["integer"] = True
        m.solve("highs", output_flag=False, mip_rel_gap=0.0, mip_abs_gap=0.0, progress=False)
        found.append(float(m.objective.value))
    return found[0], found[1]


def _cells(m: linopy.Model, one: Small, n: dict) -> list:
    """Each scenario apart, need by need: the extensive form."""
    problem, s, terms = one.problem, one.problem.settings, []
    arriving: dict = {}
    for (l, t), places in n.items():
        line = problem.lines[l]
        if t + line.term > problem.last_year:
            continue
        for d, move in problem.mobility.get(line.district, ((line.district, F(1)),)):
            for o, share in problem.crosswalk[line.specialty]:
                each = float(line.survival**line.term * line.entry * move * share)
                arriving.setdefault((o, d, t + line.term), []).append(each * places)
    for cell in {**one.cells, **arriving}:
        demand = one.cells.get(cell)
        needs = demand.needs if demand else (F(0),)
        value, supply = (float(demand.value), float(demand.supply)) if demand else (0.0, 0.0)
        name = "_".join(map(str, cell))
        for w, need in enumerate(needs):
            parts = []
            for g, (share, worth) in enumerate(s.segments):
                part = m.add_variables(0, float(share * need), name=f"s{name}_{w}_{g}")
                terms.append(float(worth) * value / len(needs) * part)
                parts.append(part)
            rest = float((1 - sum(share for share, _ in s.segments)) * need)
            parts.append(m.add_variables(0, max(rest, 0.0), name=f"r{name}_{w}"))
            over = m.add_variables(0, name=f"o{name}_{w}")
            terms.append(-float(s.oversupply) / len(needs) * over)
            total = sum(parts[1:], parts[0]) + over
            for amount in arriving.get(cell, ()):
                total = total - amount
            m.add_constraints(total == supply)
    return terms


def _rules(m: linopy.Model, one: Small, x: dict, n: dict) -> list:
    problem, terms = one.problem, []
    for (funding, y), amount in problem.budgets.items():
        paid = [
            float(problem.lines[l].survival ** (y - t) * problem.lines[l].cost) / 1e8 * places
            for (l, t), places in n.items()
            if problem.lines[l].funding == funding and 0 <= y - t < problem.lines[l].term
        ]
        if paid:
            m.add_constraints(sum(paid[1:], paid[0]) <= amount / 1e8)
    for (resource, y), amount in problem.resources.items():
        used = [
            float(use.per_group) * x[l, t] + float(use.per_place) * n[l, t]
            for (l, t) in x
            for use in problem.uses.get(l, ())
            if use.resource == resource and 0 <= y - t < problem.lines[l].term
        ]
        if used:
            m.add_constraints(sum(used[1:], used[0]) <= float(amount))
    for limit in problem.limits:
        columns = [(x if limit.counts == "groups" else n)[l, limit.year] for l in limit.lines]
        total = sum(columns[1:], 1 * columns[0])
        for sign, edge in ((1, limit.at_least), (-1, limit.at_most)):
            if edge is not None:
                given = sign * total
                if limit.price is not None:
                    slack = m.add_variables(0, name=f"{limit.code}_{limit.year}_{sign}")
                    terms.append(-float(limit.price) * slack)
                    given = given + slack
                m.add_constraints(given >= sign * float(edge))
    return terms
