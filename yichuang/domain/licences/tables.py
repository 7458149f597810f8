"""Words for choices that pages offer, and what stands on a licence whose type does not say."""

WHY = (
    ("case", "办理案件需要"),
    ("handing_out", "制证出件"),
    ("supervision", "监督检查"),
    ("change", "变更、延续、撤销等处理"),
)

# What the application says and the face repeats, where the type names nothing: (data element, the word a face has for
# it, "" for that of the form).
USUAL_FACE = (
    ("legal_rep_name", "法定代表人（负责人）"),
    ("org_address", "住所"),
    ("premises_address", "经营场所"),
    ("food_business_type", "主体业态"),
    ("food_items", "经营项目"),
    ("business_scope", ""),
)
