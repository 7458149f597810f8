"""Network (电子政务外网).

Sites, circuits, leases, probes and outages of the extranet. It arrives with a later issue; until then what
needs it says "not yet measured".
"""
