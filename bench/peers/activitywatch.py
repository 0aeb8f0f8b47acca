"""ActivityWatch's own store takes in an export, as its server does it (aw-server, aw_server/api.py, import_bucket)."""

import json
import sys
import tempfile
from pathlib import Path

import iso8601
from aw_core.models import Event
from aw_datastore import Datastore
from aw_datastore.storages import PeeweeStorage

with tempfile.TemporaryDirectory() as folder:
    store = Datastore(lambda testing: PeeweeStorage(testing, filepath=str(Path(folder) / "peewee.db")), testing=True)
    read = 0
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        buckets = json.load(file)["buckets"]
    for name, bucket in buckets.items():
        created = iso8601.parse_date(bucket["created"])
        store.create_bucket(name, bucket["type"], bucket["client"], bucket["hostname"], created)
        store[name].insert([Event(**event) for event in bucket["events"]])
        read += store[name].get_eventcount()
print(read, 0)
