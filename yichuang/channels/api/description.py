"""The description of the interface (OpenAPI), as it truly answers: refusals are problem+json, papers are PDF."""

from ninja import NinjaAPI

PROBLEM = "application/problem+json"
PDF = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
FILE = {"schema": {"type": "string", "format": "binary"}}
TABLES = {"text/csv": FILE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": FILE}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The caller's own name for this filing: asked again with it, the same case is answered.",
    "schema": {"type": "string", "maxLength": 100, "pattern": "^[ -~]*$"},
}


class Interface(NinjaAPI):
    """An interface whose description says what the framework cannot know by itself."""

    def get_openapi_schema(self, **how):
        described = super().get_openapi_schema(**how)
        for operations in described["paths"].values():
            for operation in operations.values():
                describe(operation)
        return described


def describe(operation: dict) -> None:
    for status, response in operation["responses"].items():
        if int(status) >= 400 and "content" in response:
            response["content"] = {PROBLEM: response["content"].pop("application/json")}
    if operation["operationId"] == "document":
        operation["responses"][200] = {"description": "The paper, as PDF/A", "content": PDF}
    if operation["operationId"] == "measure_table":
        operation["responses"][200] = {"description": "The table, as a file", "content": TABLES}
    if operation["operationId"] == "file_case":
        operation.setdefault("parameters", []).append(KEY)
