"""A planning folder of four lines that anybody can add up, and the same region as rows."""

import json
from pathlib import Path

import pytest

FILES = {
    "lines.csv": (
        "line,college,district,specialty,level,base,language,funding,term,cost,survival,entry,"
        "applicants,last,max_groups,group_min,group_max\n"
        "a,north,city,weld,worker,base9,kk,local,1,1000000,1,1,60,1,3,,\n"
        "b,south,steppe,weld,worker,base9,ru,local,1,1000000,0.9,1,40,1,2,,\n"
        "c,south,steppe,vet,specialist,base9,kk,local,2,800000,0.9,0.8,30,0,2,10,20\n"
        "d,north,city,code,specialist,base9,ru,local,1,1200000,1,1,8,0,1,,\n"
    ),
    "crosswalk.csv": "specialty,occupation,share\nweld,welder,1\nvet,vet,1\ncode,coder,0.9\n",
    "needs.csv": (
        "occupation,district,year,need,value\nwelder,city,2,40,1\nwelder,steppe,2,20,1\nvet,steppe,3,12,1\n"
        "coder,city,2,20,1\n"
    ),
    "budgets.csv": "funding,year,amount\nlocal,1,95000000\nlocal,2,20000000\n",
    "limits.csv": "limit,name,year,at_least,at_most,counts,soft_price\nsteppe,Steppe,1,30,,places,0.5\n",
    "limit_lines.csv": "limit,line\nsteppe,b\nsteppe,c\n",
}
SETTINGS = {"years": 1, "group_min": 15, "group_max": 25, "gap": 0.0001, "seconds": 10}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The input folder, written anew for each test."""
    made = tmp_path / "given"
    made.mkdir()
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    return made
