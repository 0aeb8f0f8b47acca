"""Texts per CPU second beside a BERT-base in torch, one text alone, loading, and memory over many texts.

Runs in the training environment, since only that has torch. BERT-base has random weights: how long a product of
matrices takes does not depend on what is in them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

OUT = Path("training/measured/speed.json")
TEXTS, BATCH = 1_000, 32
STREAMED = int(os.environ.get("SIGNALS_TEXTS", "1000000"))
_SENTENCE = "the bus leaves at eight and we all thank you for the lovely soup today"


def main() -> None:
    """Measure, in one process, turn by turn; memory in processes of their own."""
    if sys.argv[1:2] == ["--memory"]:
        print(_peak(int(sys.argv[2])))
        return
    found = {**_speeds(), "memory_texts": STREAMED, "memory_mib": _memory(STREAMED)}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(json.dumps(found))


def _speeds() -> dict[str, float]:
    from hearten.signals.simple import Model as Simple

    begin = time.process_time()
    from hearten.signals.model import Model

    imported = time.process_time()
    model = Model.load(threads=1)
    loaded = time.process_time()
    texts = _texts()
    bert, length = _bert(texts)
    ours, theirs, small = (
        _per_cpu_second(lambda: model.logits(texts), len(texts)),
        _per_cpu_second(bert, len(texts) // 4, 2),
        _per_cpu_second(lambda: Simple.load().logits(texts), len(texts)),
    )
    again = _per_cpu_second(lambda: model.logits(texts), len(texts))
    return {
        "texts_per_cpu_second": max(ours, again),
        "bert_base_per_cpu_second": theirs,
        "ratio": max(ours, again) / theirs,
        "small_per_cpu_second": small,
        "wordpieces_a_text": length,
        "one_text_ms": _alone(model.logits, texts),
        "import_cpu_seconds": imported - begin,
        "load_cpu_seconds": loaded - imported,
    }


def _texts() -> list[str]:
    """Half Reddit comments, half tweets, as they are."""
    import pyarrow.parquet as pq

    from training.data import unified

    table = pq.read_table(unified(), columns=["text", "source", "split"]).to_pydict()
    out: list[str] = []
    for source in ("goemotions", "davidson2017"):
        rows = (
            text for text, name, split in zip(*table.values(), strict=True) if name == source and split == "validation"
        )
        out += [text for text, _ in zip(rows, range(TEXTS // 2), strict=False)]
    return out


def _bert(texts: Sequence[str]) -> tuple[Callable[[], None], float]:
    """BERT-base over a quarter of the texts, tokenising included, batches by length."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel

    from training import batches, minilm

    torch.set_num_threads(1)
    network = BertModel(BertConfig(), add_pooling_layer=False).eval()
    reader = Tokenizer.from_file(str(minilm.folder() / "tokenizer.json"))
    reader.no_padding()
    reader.enable_truncation(512)
    some = list(texts[::4])

    def run() -> None:
        ids = [np.array(one.ids) for one in reader.encode_batch(some)]
        with torch.inference_mode():
            for rows in batches.by_length(ids, BATCH):
                places, mask = batches.padded([ids[row] for row in rows])
                network(torch.from_numpy(places), torch.from_numpy(mask))

    return run, float(np.mean([len(one.ids) for one in reader.encode_batch(list(texts))]))


def _per_cpu_second(run: Callable[[], object], texts: int, times: int = 5) -> float:
    """The best of several turns: CPU time of one thread, which a busy machine changes least."""
    spent = []
    for _ in range(times + 1):
        begin = time.process_time()
        run()
        spent.append(time.process_time() - begin)
    return texts / min(spent[1:])


def _alone(logits: Callable[[list[str]], object], texts: Sequence[str]) -> float:
    """The median time of one text by itself, in milliseconds."""
    spent = []
    for text in texts[:200]:
        begin = time.perf_counter()
        logits([text])
        spent.append(time.perf_counter() - begin)
    return 1000 * float(np.median(spent))


def _memory(texts: int) -> float:
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, "-m", "training.speed", "--memory", str(texts)], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def _peak(texts: int) -> float:
    """Stream made-up texts of mixed lengths through the model; the most memory that the process ever held."""
    from hearten.signals.model import Model

    model, words = Model.load(), _SENTENCE.split()
    for start in range(0, texts, 1_024):
        model.logits([" ".join(words[: 3 + (start + at) % 12]) for at in range(min(1_024, texts - start))])
    # Not ru_maxrss: that also knows what the process was before it became this program.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
