"""PyMC on one simulated person: the same levels of effects, day states, and yesterday's mood for what lingers.

Reads arrays from an .npz file; prints the mean and the 95 % range of every space as JSON, and the CPU seconds.
"""

import json
import sys
import time

import numpy as np
import pymc as pm

given = np.load(sys.argv[1])
mood, usual, doses = given["mood"], given["usual"], given["doses"]
platform, day, before = given["platform"], given["day"], given["before"]
scale = usual.std(axis=0)
usual = np.column_stack([usual[:, scale > 0] / scale[scale > 0], before])

with pm.Model():
    between_platforms, between_spaces = pm.HalfNormal("tp", 10), pm.HalfNormal("ts", 10)
    common = pm.Normal("m", 0, 5)
    platforms = pm.Normal("p", 0, 1, shape=int(platform.max()) + 1)
    spaces = pm.Normal("s", 0, 1, shape=doses.shape[1])
    effect = pm.Deterministic("effect", common + between_platforms * platforms[platform] + between_spaces * spaces)
    days = pm.Normal("d", 0, 1, shape=int(day.max()) + 1)
    level = pm.Normal("level", 50, 30)
    middle = level + pm.math.dot(usual, pm.Normal("g", 0, 20, shape=usual.shape[1])) + pm.math.dot(doses, effect)
    pm.Normal("mood", middle + pm.HalfNormal("sd", 15) * days[day], pm.HalfNormal("se", 15), observed=mood)
    begun = time.process_time()
    drawn = pm.sample(500, tune=500, chains=2, cores=1, random_seed=1, progressbar=False)

effects = drawn.posterior["effect"].to_numpy().reshape(-1, doses.shape[1])
low, high = np.quantile(effects, [0.025, 0.975], axis=0)
answer = {"mean": effects.mean(axis=0), "low": low, "high": high}
print(json.dumps({name: values.tolist() for name, values in answer.items()} | {"cpu": time.process_time() - begun}))
