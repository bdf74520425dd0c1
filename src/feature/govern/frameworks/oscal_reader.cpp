#include "feature/govern/frameworks/oscal_reader.h"

#include <algorithm>
#include <map>
#include <set>

#include "feature/govern/frameworks/framework_parts.h"

namespace sekimori::govern {
namespace {

// All prose of the parts that say what a control asks for, in order.
void gather_prose(const Json& part, std::string& out, int depth) {
  if (depth > deepest_group) return;
  if (const std::string_view prose = part["prose"].text(); !prose.empty()) {
    if (!out.empty()) out += '\n';
    for (const Json& prop : part["props"].items())
      if (prop["name"].text() == "label") out += fmt::format("{} ", prop["value"].text());
    out += prose;
  }
  for (const Json& child : part["parts"].items()) gather_prose(child, out, depth + 1);
}

std::string_view own_prop(const Json& node, std::string_view name) {
  for (const Json& prop : node["props"].items())
    if (prop["name"].text() == name && prop["ns"].text() == own_namespace) return prop["value"].text();
  return {};
}

void read_props(const Json& node, bool control, FrameworkItem& item) {
  for (const Json& prop : node["props"].items()) {
    const std::string_view name = prop["name"].text(), value = prop["value"].text();
    if (name == "label" && (item.ref.empty() || prop["class"].is_null())) item.ref = value;
    if (control && name == "status" && value == "withdrawn") item.assessable = false;
  }
  if (own_prop(node, "assessable") == "no") item.assessable = false;
}

// As it was before it became a token of OSCAL.
std::string own_id_of(const Json& node) {
  for (const Json& prop : node["props"].items())
    if (prop["name"].text() == "id" && prop["ns"].text() == own_namespace)
      return std::string(prop["remarks"].is_string() ? prop["remarks"].text() : prop["value"].text());
  return {};
}

// As it was before it became a title of OSCAL, which has one line and is never empty.
std::string title_of(const Json& node) {
  for (const Json& prop : node["props"].items())
    if (prop["name"].text() == "title" && prop["ns"].text() == own_namespace) return prop["remarks"].string_or("");
  return node["title"].string_or("");
}

constexpr std::array<std::string_view, 3> own_props = {"id", "assessable", "title"};
// The props without those that our own writer put there to bring back what OSCAL has no member for.
Json foreign_props(const Json& props) {
  Json out = Json::array();
  for (const Json& prop : props.items())
    if (prop["ns"].text() != own_namespace || std::ranges::find(own_props, prop["name"].text()) == own_props.end()) out.push(prop);
  return out;
}

Result<void> read_control(const Json& node, const std::string& parent, bool control, Framework& out, int depth) {
  if (depth > deepest_group) return error(ErrorCode::invalid_input, "groups nested deeper than {} levels", deepest_group);
  FrameworkItem item;
  item.id = own_id_of(node);
  if (item.id.empty()) item.id = node["id"].text();
  if (item.id.empty()) item.id = fmt::format("{}group-{}", parent.empty() ? "" : parent + ".", out.items.size() + 1);
  item.parent = parent;
  item.title = in_language(out.locale, title_of(node));
  item.assessable = control;
  read_props(node, control, item);
  std::string prose;
  for (const Json& part : node["parts"].items())
    if (const std::string_view name = part["name"].text(); name == "statement" || name == "overview" || name == "item" || !control)
      gather_prose(part, prose, 0);
  if (prose.empty())
    for (const Json& part : node["parts"].items()) gather_prose(part, prose, 0);
  item.text = in_language(out.locale, std::move(prose));
  keep_rest(node, {"id", "title", "groups", "controls", "props"}, item.more);
  if (const Json props = foreign_props(node["props"]); !props.items().empty()) item.more.set("props", props);
  // A control that asks for nothing is still none of the groups.
  if (control && !item.assessable) item.more.set("kind", "control");
  const std::string id = item.id;
  TRY(add_item(out, std::move(item)));
  for (const Json& group : node["groups"].items()) TRY(read_control(group, id, false, out, depth + 1));
  for (const Json& child : node["controls"].items()) TRY(read_control(child, id, true, out, depth + 1));
  return {};
}

void read_metadata(const Json& document, Framework& out) {
  const Json& metadata = document["metadata"];
  out.version = text_of(metadata["version"]);
  out.locale = metadata["language"].string_or("");
  if (out.locale.empty()) out.locale = own_prop(metadata, "language");
  if (out.locale.empty()) out.locale = "en";
  out.title = in_language(out.locale, metadata["title"].string_or(""));
  for (const Json& party : metadata["parties"].items())
    if (out.provider.empty()) out.provider = party["name"].string_or("");
  out.id = document["uuid"].string_or("");
  if (out.id.empty()) out.id = document["id"].string_or("");
  Json rest = Json::object();
  keep_rest(metadata, {"title", "version", "language"}, rest);
  if (!rest.members().empty()) out.more.set("metadata", std::move(rest));
  if (const Json& matter = document["back-matter"]; size_of(matter) > 0) out.more.set("back-matter", matter);
}

Result<void> read_catalog(const Json& catalog, Framework& out) {
  for (const Json& group : catalog["groups"].items()) TRY(read_control(group, "", false, out, 0));
  for (const Json& control : catalog["controls"].items()) TRY(read_control(control, "", true, out, 0));
  if (const Json& params = catalog["params"]; size_of(params) > 0) out.more.set("params", params);
  return {};
}

// A profile names controls of catalogues; their words are those of the catalogue.
Result<void> read_profile(const Json& profile, Framework& out) {
  std::set<std::string, std::less<>> known;
  std::size_t named = 0, all = 0;
  for (const Json& import : profile["imports"].items()) {
    FrameworkItem group;
    group.id = fmt::format("import-{}", out.items.size() + 1);
    group.title = in_language(out.locale, import["href"].string_or(""));
    keep_rest(import, {"include-controls"}, group.more);
    const std::string parent = group.id;
    TRY(add_item(out, std::move(group)));
    all += import.find("include-all") != nullptr ? 1 : 0;
    for (const Json& select : import["include-controls"].items())
      for (const Json& id : select["with-ids"].items()) {
        if (id.text().empty() || !known.insert(std::string(id.text())).second) continue;
        FrameworkItem item;
        item.id = id.text();
        item.parent = parent;
        item.ref = id.text();
        item.title = in_language(out.locale, item.id);
        item.assessable = true;
        if (const Json& children = select["with-child-controls"]; !children.is_null()) item.more.set("with-child-controls", children);
        TRY(add_item(out, std::move(item)));
        ++named;
      }
  }
  keep_rest(profile, {"uuid", "id", "metadata", "imports", "back-matter"}, out.more);
  leave_out(out, "words of the controls, which stand in the catalogue", named);
  leave_out(out, "include-all, whose controls stand in the catalogue", all);
  return {};
}

// What a document says of a control: a row under `parent`, with an id that is its own in this document.
class Claims {
 public:
  Claims(Framework& out, std::size_t& left) : out_(out), left_(left) {}

  Result<std::string> group(const std::string& parent, std::string id, const Json& node, std::string_view title_member) {
    FrameworkItem item;
    item.id = own_id(std::move(id));
    item.parent = parent;
    item.title = in_language(out_.locale, text_of(node[title_member]));
    item.text = in_language(out_.locale, text_of(node["description"]));
    if (item.title.ja.empty() && item.title.en.empty()) std::swap(item.title, item.text);
    if (item.title.ja.empty() && item.title.en.empty()) item.title = in_language(out_.locale, item.id);
    std::string made = item.id;
    TRY(add_item(out_, std::move(item)));
    return made;
  }

  Result<void> control(const std::string& parent, const Json& node, std::string_view ref, std::string_view title = {}) {
    FrameworkItem item;
    item.id = own_id(node["uuid"].string_or(""));
    item.parent = parent;
    item.ref = ref;
    item.title = in_language(out_.locale, std::string(title.empty() ? ref : title));
    std::string words = text_of(node["description"]);
    if (words.empty()) words = text_of(node["remarks"]);
    const auto add = [&](const Json& said) {
      if (const std::string text = text_of(said); !text.empty()) words += (words.empty() ? "" : "\n") + text;
    };
    for (const Json& statement : list_of(node, {"statements"})) {
      add(statement["description"]);
      add(statement["remarks"]);
      for (const Json& component : list_of(statement, {"by-components"})) add(component["description"]);
    }
    for (const Json& component : list_of(node, {"by-components"})) add(component["description"]);
    item.text = in_language(out_.locale, std::move(words));
    if (item.title.ja.empty() && item.title.en.empty()) item.title = in_language(out_.locale, item.id);
    item.assessable = true;
    keep_rest(node, {"uuid", "control-id", "title", "description"}, item.more);
    return add_item(out_, std::move(item));
  }

  Result<void> requirements(const std::string& parent, const Json& implementation) {
    for (const Json& one : list_of(implementation, {"implemented-requirements"})) TRY(control(parent, one, one["control-id"].text()));
    return {};
  }

  // The controls that somebody chose, each once: {control-selections: [{include-controls: [{control-id}]}]}.
  Result<void> selected(const std::string& parent, const Json& reviewed) {
    for (const Json& selection : list_of(reviewed, {"control-selections"})) {
      left_ += selection.find("include-all") != nullptr ? 1 : 0;
      for (const Json& one : list_of(selection, {"include-controls"})) {
        const std::string_view id = one["control-id"].text();
        if (id.empty() || !selected_.insert(parent + "\n" + std::string(id)).second) continue;
        TRY(control(parent, one, id));
      }
    }
    return {};
  }

 private:
  std::string own_id(std::string wished) {
    if (wished.empty()) wished = fmt::format("entry-{}", out_.items.size() + 1);
    std::string id = wished;
    for (int at = 2; !ids_.insert(id).second; ++at) id = fmt::format("{}.{}", wished, at);
    return id;
  }

  Framework& out_;
  std::size_t& left_;
  std::set<std::string, std::less<>> ids_, selected_;
};

// The JSON form has one target; the reader of XML cannot know that there is no list of them.
std::string target_of(const Json& finding) {
  const Json::Array targets = list_of(finding, {"target", "targets"});
  return targets.empty() ? std::string() : text_of(targets.front()["target-id"]);
}

void leave_out_others(const Json& document, std::initializer_list<std::string_view> read, Framework& out) {
  for (const auto& [name, value] : document.members())
    if (std::ranges::find(read, name) == read.end()) leave_out(out, name, size_of(value));
}

Result<void> read_components(const Json& document, Framework& out) {
  std::size_t left = 0;
  Claims claims(out, left);
  for (const std::string_view what : {"components", "capabilities"})
    for (const Json& component : list_of(document, {what})) {
      const std::string parent =
          TRY(claims.group("", component["uuid"].string_or(""), component, component["title"].is_null() ? "name" : "title"));
      for (const Json& implementation : list_of(component, {"control-implementations", "control-implementation"})) {
        const std::string source = TRY(claims.group(parent, implementation["uuid"].string_or(""), implementation, "source"));
        TRY(claims.requirements(source, implementation));
      }
    }
  leave_out_others(document, {"uuid", "metadata", "components", "capabilities", "back-matter"}, out);
  return {};
}

Result<void> read_plan(const Json& document, Framework& out) {
  std::size_t left = 0;
  Claims claims(out, left);
  for (const Json& implementation : list_of(document, {"control-implementation", "control-implementations"})) {
    const std::string parent = TRY(claims.group("", "control-implementation", implementation, "title"));
    TRY(claims.requirements(parent, implementation));
  }
  leave_out_others(document, {"uuid", "metadata", "control-implementation", "control-implementations", "back-matter"}, out);
  return {};
}

Result<void> read_assessment_plan(const Json& document, Framework& out) {
  std::size_t all = 0;
  Claims claims(out, all);
  const Json& reviewed = document["reviewed-controls"];
  if (reviewed.is_object()) TRY(claims.selected(TRY(claims.group("", "reviewed-controls", reviewed, "title")), reviewed));
  // Some write here what belongs into a component definition.
  for (const Json& implementation : list_of(document, {"control-implementations", "control-implementation"}))
    TRY(claims.requirements(TRY(claims.group("", implementation["uuid"].string_or(""), implementation, "title")), implementation));
  const Json::Array activities = list_of(document["local-definitions"], {"activities"});
  if (!activities.empty()) {
    const std::string parent = TRY(claims.group("", "activities", Json::object({{"title", "activities"}}), "title"));
    for (const Json& activity : activities) TRY(claims.control(parent, activity, "", activity["title"].text()));
  }
  const Json::Array tasks = list_of(document, {"tasks"});
  if (!tasks.empty()) {
    const std::string parent = TRY(claims.group("", "tasks", Json::object({{"title", "tasks"}}), "title"));
    for (const Json& task : tasks) TRY(claims.control(parent, task, "", task["title"].text()));
  }
  leave_out(out, "include-all, whose controls stand in the catalogue", all);
  for (const auto& [name, value] : document["local-definitions"].members())
    if (name != "activities") leave_out(out, name, size_of(value));
  leave_out_others(document,
                   {"uuid", "metadata", "reviewed-controls", "local-definitions", "tasks", "control-implementations",
                    "control-implementation", "back-matter"},
                   out);
  return {};
}

Result<void> read_assessment_results(const Json& document, Framework& out) {
  std::size_t all = 0;
  Claims claims(out, all);
  std::map<std::string, std::size_t, std::less<>> left;
  for (const Json& result : list_of(document, {"results"})) {
    const std::string parent = TRY(claims.group("", result["uuid"].string_or(""), result, "title"));
    for (const std::string_view list : {"findings", "observations", "risks"})
      for (const Json& one : list_of(result, {list})) {
        const std::string title = text_of(one["title"]);
        TRY(claims.control(parent, one, target_of(one), title));
      }
    TRY(claims.selected(parent, result["reviewed-controls"]));
    for (const auto& [name, value] : result.members())
      if (name != "findings" && name != "observations" && name != "risks" && name != "reviewed-controls" && name != "uuid" &&
          name != "title" && name != "description")
        left[name] += size_of(value);
  }
  leave_out(out, "include-all, whose controls stand in the catalogue", all);
  for (const auto& [name, count] : left) leave_out(out, "results/" + name, count);
  leave_out_others(document, {"uuid", "metadata", "results", "back-matter"}, out);
  return {};
}

Result<void> read_plan_of_action(const Json& document, Framework& out) {
  std::size_t left = 0;
  Claims claims(out, left);
  for (const std::string_view list : {"poam-items", "observations", "risks", "findings"}) {
    const Json::Array rows = list_of(document, {list});
    if (rows.empty()) continue;
    const std::string parent = TRY(claims.group("", std::string(list), Json::object({{"title", list}}), "title"));
    for (const Json& one : rows) {
      const std::string title = text_of(one["title"]);
      TRY(claims.control(parent, one, target_of(one), title));
    }
  }
  leave_out_others(document, {"uuid", "metadata", "poam-items", "observations", "risks", "findings", "back-matter"}, out);
  return {};
}

// OSCAL names more relationships than we compare by; the name stays as it is.
Result<void> read_mapping_collection(const Json& document, Framework& out) {
  std::set<std::string, std::less<>> known;
  std::size_t left = 0;
  for (const Json& mapping : list_of(document, {"mappings"})) {
    const std::string target = mapping["target-resource"]["href"].string_or("");
    FrameworkItem group;
    group.id = mapping["uuid"].string_or(fmt::format("mapping-{}", out.items.size() + 1));
    group.title = in_language(out.locale, mapping["source-resource"]["href"].string_or(group.id));
    keep_rest(mapping, {"uuid", "maps"}, group.more);
    const std::string parent = group.id;
    if (!known.insert(parent).second) return error(ErrorCode::invalid_input, "the id '{}' stands twice", parent.substr(0, 100));
    TRY(add_item(out, std::move(group)));
    for (const Json& map : list_of(mapping, {"maps"})) {
      const Json::Array sources = list_of(map, {"sources"}), targets = list_of(map, {"targets"});
      left += sources.empty() || targets.empty() ? 1 : 0;
      for (const Json& source : sources) {
        const std::string from = source["id-ref"].string_or("");
        if (!from.empty() && known.insert(from).second) {
          FrameworkItem item;
          item.id = item.ref = from;
          item.parent = parent;
          item.title = in_language(out.locale, from);
          item.assessable = source["type"].text() != "statement";
          TRY(add_item(out, std::move(item)));
        }
        for (const Json& to : targets) {
          FrameworkMapping one{from, target, to["id-ref"].string_or(""), text_of(map["relationship"]), Json::object()};
          keep_rest(map, {"uuid", "relationship", "sources", "targets"}, one.more);
          TRY(add_mapping(out, std::move(one)));
        }
      }
    }
  }
  leave_out(out, "maps without both sides", left);
  keep_rest(document, {"uuid", "metadata", "mappings", "back-matter"}, out.more);
  return {};
}

using ReadDocument = Result<void> (*)(const Json&, Framework&);
constexpr std::array<ReadDocument, oscal_kinds.size()> readers = {
    read_catalog, read_profile,         read_components,         read_mapping_collection,
    read_plan,    read_assessment_plan, read_assessment_results, read_plan_of_action};

}  // namespace

Result<Framework> read_oscal_document(const Json& tree, std::string_view kind) {
  const auto found = std::ranges::find(oscal_kinds, kind);
  if (found == oscal_kinds.end()) return error(ErrorCode::invalid_input, "'{}' is no document of OSCAL", kind.substr(0, 100));
  Framework out;
  out.format = fmt::format("oscal-{}", kind);
  read_metadata(tree[kind], out);
  TRY(readers.at(static_cast<std::size_t>(found - oscal_kinds.begin()))(tree[kind], out));
  return out;
}

}  // namespace sekimori::govern
