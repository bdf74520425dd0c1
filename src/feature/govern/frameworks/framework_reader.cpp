#include "feature/govern/frameworks/framework_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "feature/govern/frameworks/document_tree.h"

namespace sekimori::govern {
namespace {

constexpr int deepest_group = 24;

void leave_out(Framework& out, std::string_view what, std::size_t count) {
  if (count > 0) out.left_out.push_back(fmt::format("{}: {}", what, count));
}
std::size_t size_of(const Json& json) {
  if (json.is_array()) return json.items().size();
  if (json.is_object()) return json.members().size();
  return json.is_null() ? 0 : 1;
}

std::string text_of(const Json& json) {
  if (json.is_string()) return std::string(json.text());
  if (json.is_integer()) return std::to_string(json.integer_or(0));
  if (json.is_number()) return fmt::format("{}", json.number_or(0));
  return {};
}

// A text in the language that its document says it is in.
model::Wording in_language(std::string_view locale, std::string text) {
  return locale.starts_with("ja") ? model::Wording{std::move(text), {}} : model::Wording{{}, std::move(text)};
}

Result<void> add(Framework& out, FrameworkItem item) {
  if (out.items.size() >= most_framework_items)
    return error(ErrorCode::invalid_input, "more than {} groups and controls", most_framework_items);
  out.items.push_back(std::move(item));
  return {};
}

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

Result<void> read_oscal(const Json& node, const std::string& parent, bool control, Framework& out, int depth) {
  if (depth > deepest_group) return error(ErrorCode::invalid_input, "groups nested deeper than {} levels", deepest_group);
  FrameworkItem item;
  item.id = node["id"].text();
  if (item.id.empty()) item.id = fmt::format("{}group-{}", parent.empty() ? "" : parent + ".", out.items.size() + 1);
  item.parent = parent;
  item.title = in_language(out.locale, node["title"].string_or(""));
  item.assessable = control;
  for (const Json& prop : node["props"].items()) {
    if (prop["name"].text() == "label" && (item.ref.empty() || prop["class"].is_null())) item.ref = prop["value"].text();
    if (control && prop["name"].text() == "status" && prop["value"].text() == "withdrawn") item.assessable = false;
  }
  std::string prose;
  for (const Json& part : node["parts"].items())
    if (const std::string_view name = part["name"].text(); name == "statement" || name == "overview" || name == "item" || !control)
      gather_prose(part, prose, 0);
  if (prose.empty())
    for (const Json& part : node["parts"].items()) gather_prose(part, prose, 0);
  item.text = in_language(out.locale, std::move(prose));
  for (const std::string_view member : {"class", "params", "props", "links", "parts"})
    if (const Json& value = node[member]; !value.is_null()) item.more.set(member, value);
  const std::string id = item.id;
  TRY(add(out, std::move(item)));
  for (const Json& group : node["groups"].items()) TRY(read_oscal(group, id, false, out, depth + 1));
  for (const Json& child : node["controls"].items()) TRY(read_oscal(child, id, true, out, depth + 1));
  return {};
}

void read_metadata(const Json& document, Framework& out) {
  const Json& metadata = document["metadata"];
  out.version = text_of(metadata["version"]);
  out.locale = metadata["language"].string_or("en");
  out.title = in_language(out.locale, metadata["title"].string_or(""));
  for (const Json& party : metadata["parties"].items())
    if (out.provider.empty()) out.provider = party["name"].string_or("");
  out.id = document["uuid"].string_or("");
}

Result<Framework> read_catalog(const Json& catalog) {
  Framework out;
  out.format = "oscal-catalog";
  read_metadata(catalog, out);
  for (const Json& group : catalog["groups"].items()) TRY(read_oscal(group, "", false, out, 0));
  for (const Json& control : catalog["controls"].items()) TRY(read_oscal(control, "", true, out, 0));
  leave_out(out, "params", size_of(catalog["params"]));
  leave_out(out, "back-matter", size_of(catalog["back-matter"]["resources"]));
  return out;
}

// A profile names controls of catalogues; their words are those of the catalogue.
Result<Framework> read_profile(const Json& profile) {
  Framework out;
  out.format = "oscal-profile";
  read_metadata(profile, out);
  std::set<std::string, std::less<>> known;
  for (const Json& import : profile["imports"].items()) {
    FrameworkItem group;
    group.id = fmt::format("import-{}", out.items.size() + 1);
    group.title = in_language(out.locale, import["href"].string_or(""));
    const std::string parent = group.id;
    TRY(add(out, std::move(group)));
    for (const Json& select : import["include-controls"].items())
      for (const Json& id : select["with-ids"].items()) {
        if (!known.insert(std::string(id.text())).second) continue;
        FrameworkItem item;
        item.id = id.text();
        item.parent = parent;
        item.ref = id.text();
        item.title = in_language(out.locale, item.id);
        item.assessable = true;
        TRY(add(out, std::move(item)));
      }
    if (import.find("include-all") != nullptr) out.left_out.push_back(fmt::format("include-all: {}", import["href"].text()));
    leave_out(out, "exclude-controls", size_of(import["exclude-controls"]));
  }
  leave_out(out, "set-parameters", size_of(profile["modify"]["set-parameters"]));
  leave_out(out, "alters", size_of(profile["modify"]["alters"]));
  leave_out(out, "merge", size_of(profile["merge"]));
  leave_out(out, "back-matter", size_of(profile["back-matter"]["resources"]));
  return out;
}

class CisoLibrary {
 public:
  CisoLibrary(const Json& library, Framework& out) : library_(library), out_(out) {}

  Result<void> read() {
    out_.format = "ciso-library";
    out_.locale = library_["locale"].string_or("en");
    out_.id = text_of(library_["ref_id"]);
    if (out_.id.empty()) out_.id = text_of(library_["urn"]);
    out_.version = text_of(library_["version"]);
    out_.provider = text_of(library_["provider"]);
    out_.copyright = text_of(library_["copyright"]);
    out_.title = words(library_, "name");
    out_.description = words(library_, "description");
    for (const auto& [name, value] : library_["objects"].members()) TRY(read_object(name, value));
    std::size_t maps_left = 0;
    for (const Json& set : sets_) maps_left += TRY(read_mappings(set));
    leave_out(out_, "requirement_mappings", maps_left);
    return {};
  }

 private:
  model::Wording words(const Json& node, std::string_view member) const {
    model::Wording out = in_language(out_.locale, text_of(node[member]));
    const Json& translations = node["translations"];
    if (out.ja.empty()) out.ja = text_of(translations["ja"][member]);
    if (out.en.empty()) out.en = text_of(translations["en"][member]);
    if (out.ja.empty() && out.en.empty()) out.en = text_of(node[member]);
    return out;
  }

  static std::string last_of(std::string_view urn) {
    const auto colon = urn.rfind(':');
    return std::string(colon == std::string_view::npos ? urn : urn.substr(colon + 1));
  }

  Result<void> read_object(std::string_view name, const Json& value) {
    if (name == "framework" || name == "frameworks") {
      if (value.is_array()) {
        for (const Json& one : value.items()) TRY(read_framework_object(one));
        return {};
      }
      return read_framework_object(value);
    }
    if (name == "reference_controls" || name == "threats") return read_list(name, value);
    if (name == "requirement_mapping_set") {
      sets_.push_back(value);
      return {};
    }
    if (name == "requirement_mapping_sets") {
      for (const Json& one : value.items()) sets_.push_back(one);
      return {};
    }
    leave_out(out_, name, size_of(value));
    return {};
  }

  Result<void> read_framework_object(const Json& framework) {
    if (out_.title.ja.empty() && out_.title.en.empty()) out_.title = words(framework, "name");
    std::map<std::string, std::string, std::less<>> ids;
    for (const Json& node : framework["requirement_nodes"].items()) {
      FrameworkItem item;
      const std::string urn = text_of(node["urn"]);
      item.id = urn.empty() ? fmt::format("node-{}", out_.items.size() + 1) : urn;
      item.parent = text_of(node["parent_urn"]);
      item.ref = text_of(node["ref_id"]);
      item.title = words(node, "name");
      item.text = words(node, "description");
      item.assessable = node["assessable"].bool_or(false);
      for (const std::string_view member :
           {"annotation", "typical_evidence", "implementation_groups", "depth", "threats", "reference_controls", "weight", "importance"})
        if (const Json& one = node[member]; !one.is_null()) item.more.set(member, one);
      if (const Json& asked = node["questions"]; !asked.is_null()) item.more.set("questions", asked);
      if (item.title.ja.empty() && item.title.en.empty() && item.text.ja.empty() && item.text.en.empty())
        item.title = in_language(out_.locale, item.ref.empty() ? last_of(item.id) : item.ref);
      TRY(add(out_, std::move(item)));
    }
    leave_out(out_, "scores_definition", size_of(framework["scores_definition"]));
    leave_out(out_, "implementation_groups_definition", size_of(framework["implementation_groups_definition"]));
    leave_out(out_, "outcomes_definition", size_of(framework["outcomes_definition"]));
    return {};
  }

  Result<void> read_list(std::string_view name, const Json& list) {
    FrameworkItem group;
    group.id = name;
    group.title = name == "threats" ? model::Wording{"脅威", "Threats"} : model::Wording{"管理策", "Reference controls"};
    TRY(add(out_, std::move(group)));
    for (const Json& one : list.items()) {
      FrameworkItem item;
      item.id = text_of(one["urn"]);
      if (item.id.empty()) item.id = fmt::format("{}-{}", name, out_.items.size());
      item.parent = name;
      item.ref = text_of(one["ref_id"]);
      item.title = words(one, "name");
      item.text = words(one, "description");
      for (const std::string_view member : {"category", "csf_function", "annotation"})
        if (const Json& tag = one[member]; tag.is_string()) item.tags.set(member, tag);
      TRY(add(out_, std::move(item)));
    }
    return {};
  }

  // How many could not be read: they name no requirement.
  Result<std::size_t> read_mappings(const Json& set) {
    std::size_t left = 0;
    const std::string target = text_of(set["target_framework_urn"]);
    if (out_.items.empty()) {
      FrameworkItem group;
      group.id = text_of(set["source_framework_urn"]);
      if (group.id.empty()) group.id = "mapping";
      group.title = words(set, "name");
      TRY(add(out_, std::move(group)));
    }
    for (const Json& one : set["requirement_mappings"].items()) {
      FrameworkMapping map{text_of(one["source_requirement_urn"]), target, text_of(one["target_requirement_urn"]),
                           text_of(one["relationship"])};
      if (map.from.empty() || map.to.empty()) ++left;
      else out_.mappings.push_back(std::move(map));
    }
    return left;
  }

  const Json& library_;
  Framework& out_;
  Json::Array sets_;
};

constexpr std::array<std::string_view, 6> other_documents = {"component-definition", "system-security-plan",          "assessment-plan",
                                                             "assessment-results",   "plan-of-action-and-milestones", "mapping-collection"};

Result<void> finish(Framework& out, std::string_view name) {
  if (out.id.empty()) out.id = name;
  if (out.version.empty()) out.version = "1";
  std::set<std::string_view> known;
  for (const FrameworkItem& item : out.items)
    if (!known.insert(item.id).second) return error(ErrorCode::invalid_input, "{}: the id '{}' stands twice", name, item.id.substr(0, 100));
  std::size_t orphans = 0;
  for (FrameworkItem& item : out.items)
    if (!item.parent.empty() && !known.contains(item.parent)) {
      item.parent.clear();
      ++orphans;
    }
  leave_out(out, "parents that are not there", orphans);
  return {};
}

}  // namespace

Result<Framework> framework_of(const Json& tree, std::string_view name) {
  Framework out;
  if (const Json& catalog = tree["catalog"]; catalog.is_object()) out = TRY(read_catalog(catalog));
  else if (const Json& profile = tree["profile"]; profile.is_object()) out = TRY(read_profile(profile));
  else if (tree["urn"].is_string() && tree["objects"].is_object()) TRY(CisoLibrary(tree, out).read());
  else {
    for (const std::string_view kind : other_documents)
      if (tree.find(kind) != nullptr) return error(ErrorCode::invalid_input, "{}: no catalogue, but an OSCAL document '{}'", name, kind);
    return error(ErrorCode::invalid_input, "{}: neither a catalogue of OSCAL nor a library", name);
  }
  TRY(finish(out, name));
  if (out.format == "oscal-catalog" && std::ranges::none_of(out.items, &FrameworkItem::assessable))
    return error(ErrorCode::invalid_input, "{}: a catalogue without a control", name);
  return out;
}

Result<Framework> read_framework(std::string_view text, std::string_view name) {
  return framework_of(TRY(document_tree(text, name)), name);
}

namespace {

Json oscal_of(const Framework& framework, const FrameworkItem& item, const std::multimap<std::string_view, const FrameworkItem*>& children,
              Language language, int depth) {
  const auto words = [&](const model::Wording& text) -> const std::string& {
    const std::string& wished = text.in(language);
    return !wished.empty() ? wished : text.ja.empty() ? text.en : text.ja;
  };
  Json out = Json::object({{"id", item.id}});
  if (const Json& kind = item.more["class"]; kind.is_string()) out.set("class", kind);
  out.set("title", words(item.title).empty() ? std::string(item.id) : words(item.title));
  if (const Json& params = item.more["params"]; params.is_array()) out.set("params", params);
  Json props = item.more["props"].is_array() ? item.more["props"] : Json::array();
  const auto has_prop = [&](std::string_view name) {
    return std::ranges::any_of(props.items(), [&](const Json& one) { return one["name"].text() == name; });
  };
  if (!item.ref.empty() && !has_prop("label")) props.push(Json::object({{"name", "label"}, {"value", item.ref}}));
  if (framework.format == "shipped") {
    for (const auto& [name, value] : item.tags.members())
      if (value.is_string() && !value.text().empty())
        props.push(Json::object({{"name", name}, {"ns", "urn:sekimori:oscal"}, {"value", value}}));
    props.push(Json::object({{"name", "standing"}, {"ns", "urn:sekimori:oscal"}, {"value", name_of(item.standing)}}));
    if (!item.place.empty()) props.push(Json::object({{"name", "place"}, {"ns", "urn:sekimori:oscal"}, {"value", item.place}}));
  }
  if (!props.items().empty()) out.set("props", std::move(props));
  if (const Json& links = item.more["links"]; links.is_array()) out.set("links", links);
  if (const Json& parts = item.more["parts"]; parts.is_array()) out.set("parts", parts);
  else if (!words(item.text).empty())
    out.set("parts", Json(Json::Array{Json::object(
                         {{"id", item.id + "_smt"}, {"name", item.assessable ? "statement" : "overview"}, {"prose", words(item.text)}})}));
  Json groups = Json::array();
  Json controls = Json::array();
  const auto [first, last] = children.equal_range(item.id);
  for (auto at = first; at != last && depth < deepest_group; ++at) {
    Json child = oscal_of(framework, *at->second, children, language, depth + 1);
    const bool control = at->second->assessable || at->second->more["parts"].is_array();
    (control ? controls : groups).push(std::move(child));
  }
  if (!groups.items().empty()) out.set("groups", std::move(groups));
  if (!controls.items().empty()) out.set("controls", std::move(controls));
  return out;
}

}  // namespace

Json to_oscal(const Framework& framework, std::string_view uuid, std::string_view last_modified, Language language) {
  std::multimap<std::string_view, const FrameworkItem*> children;
  for (const FrameworkItem& item : framework.items) children.emplace(item.parent, &item);
  Json groups = Json::array();
  Json controls = Json::array();
  const auto [first, last] = children.equal_range("");
  for (auto at = first; at != last; ++at)
    (at->second->assessable ? controls : groups).push(oscal_of(framework, *at->second, children, language, 0));
  const std::string& wished = framework.title.in(language);
  const std::string& title = !wished.empty() ? wished : framework.title.ja.empty() ? framework.title.en : framework.title.ja;
  Json catalog = Json::object(
      {{"uuid", uuid},
       {"metadata",
        Json::object({{"title", title}, {"last-modified", last_modified}, {"version", framework.version}, {"oscal-version", "1.1.2"}})}});
  if (!groups.items().empty()) catalog.set("groups", std::move(groups));
  if (!controls.items().empty()) catalog.set("controls", std::move(controls));
  return Json::object({{"catalog", std::move(catalog)}});
}

}  // namespace sekimori::govern
