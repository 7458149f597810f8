"""The staff side: counter intake, queues, review, decision, certificates, delivery, the item library."""
