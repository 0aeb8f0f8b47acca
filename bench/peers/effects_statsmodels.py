"""statsmodels on one simulated person: a linear mixed model with the same levels of effects and day states.

Its variances are found by restricted likelihood and then taken for certain. Reads arrays from an .npz file; prints
the mean and the 95 % range of every space as JSON, and the CPU seconds.
"""

import json
import sys
import time
import warnings

import numpy as np
import statsmodels.api as sm
from statsmodels.regression.mixed_linear_model import MixedLM, VCSpec

given = np.load(sys.argv[1])
mood, usual, doses = given["mood"], given["usual"], given["doses"]
platform, day, before = given["platform"], given["day"], given["before"]
scale = usual.std(axis=0)
fixed = sm.add_constant(np.column_stack([usual[:, scale > 0] / scale[scale > 0], before, doses.sum(axis=1)]))
of_platform = np.eye(int(platform.max()) + 1)[platform]
states = np.eye(int(day.max()) + 1)[day]
levels = {"platform": doses @ of_platform, "space": doses, "day": states}
names = list(levels)
spec = VCSpec(
    names,
    [[[str(place) for place in range(part.shape[1])]] for part in levels.values()],
    [[part] for part in levels.values()],
)

begun = time.process_time()
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # a variance of zero is an answer here
    found = MixedLM(mood, fixed, groups=np.zeros(len(mood)), exog_vc=spec).fit(method=["lbfgs"])

# Of a space: the common effect and those of platform and space, with what is known of all three together.
columns = np.column_stack([fixed, *levels.values()])
sizes = dict(zip(names, found.vcomp, strict=True))
prior = np.concatenate(
    [np.zeros(fixed.shape[1]), *(np.full(levels[name].shape[1], 1 / max(sizes[name], 1e-8)) for name in names)]
)
spread = np.linalg.inv(columns.T @ columns / found.scale + np.diag(prior))
middle = spread @ columns.T @ mood / found.scale
pick = np.zeros((doses.shape[1], columns.shape[1]))
pick[:, fixed.shape[1] - 1] = 1
pick[:, fixed.shape[1] : fixed.shape[1] + of_platform.shape[1]] = of_platform
pick[:, fixed.shape[1] + of_platform.shape[1] :][:, : doses.shape[1]] = np.eye(doses.shape[1])
mean, half = pick @ middle, 1.96 * np.sqrt(np.einsum("ij,jk,ik->i", pick, spread, pick))
answer = {"mean": mean, "low": mean - half, "high": mean + half}
print(json.dumps({name: values.tolist() for name, values in answer.items()} | {"cpu": time.process_time() - begun}))
