"""How long what a caller sends may be: what the tables hold, and no more than a person would write."""

from typing import Annotated

from pydantic import Field

Words = Annotated[str, Field(max_length=4000)]  # an opinion, a reason
Line = Annotated[str, Field(max_length=400)]
Title = Annotated[str, Field(max_length=120)]  # a number of another system, a body's name
Code = Annotated[str, Field(max_length=40)]
WindowNumber = Annotated[str, Field(max_length=12)]
Days = Annotated[int, Field(ge=1, le=3650)]
Seq = Annotated[int, Field(ge=0, le=32767)]
