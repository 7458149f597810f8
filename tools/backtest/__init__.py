"""How far the estimate of a budget is off, on simulated districts 模拟 alone, against "last year and x per cent"."""
