"""The ways a budget line may follow something, in the words of the page."""

from yichuang.domain.performance.estimating.history import CONTRACTS, NOTHING, VOLUMES

HOW = {VOLUMES: "随数量变", CONTRACTS: "跟着合同走", NOTHING: "不随什么变，照上年"}
