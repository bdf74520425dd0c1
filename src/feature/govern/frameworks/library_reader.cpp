#include "feature/govern/frameworks/library_reader.h"

#include <algorithm>

#include "feature/govern/frameworks/framework_parts.h"

namespace sekimori::govern {
namespace {

// YAML 1.1 writes a truth in more ways than JSON.
bool is_true(const Json& value) {
  const std::string_view text = value.text();
  return value.bool_or(false) || text == "yes" || text == "Yes" || text == "on" || text == "TRUE" || text == "x";
}

std::string last_of(std::string_view urn) {
  const auto colon = urn.rfind(':');
  return std::string(colon == std::string_view::npos ? urn : urn.substr(colon + 1));
}

class Library {
 public:
  Library(const Json& library, Framework& out) : library_(library), out_(out) {}

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
    Json rest = Json::object();
    keep_rest(library_, {"locale", "ref_id", "version", "provider", "copyright", "name", "description", "objects"}, rest);
    out_.more.set("library", std::move(rest));
    for (const auto& [name, value] : library_["objects"].members()) TRY(read_object(name, value));
    for (const Json& set : sets_) TRY(read_mappings(set));
    leave_out(out_, "requirement_mappings", mappings_left_);
    return {};
  }

 private:
  // In the language of the library, and in the other of ours where it is translated.
  model::Wording words(const Json& node, std::string_view member) const {
    const std::string own = text_of(node[member]);
    const Json& translations = node["translations"];
    model::Wording out{text_of(translations["ja"][member]), text_of(translations["en"][member])};
    if (out_.locale.starts_with("ja")) out.ja = own.empty() ? out.ja : own;
    else if (out_.locale.starts_with("en") || out.en.empty()) out.en = own.empty() ? out.en : own;
    return out;
  }

  Result<void> read_object(std::string_view name, const Json& value) {
    if (name == "framework" || name == "frameworks") {
      for (const Json& one : list_of(library_["objects"], {name})) TRY(read_framework_object(one));
      return {};
    }
    if (name == "reference_controls" || name == "threats") return read_list(name, value);
    if (name == "risk_matrix" || name == "risk_matrices") {
      for (const Json& one : list_of(library_["objects"], {name})) TRY(read_matrix(one));
      return {};
    }
    if (name == "requirement_mapping_set" || name == "requirement_mapping_sets") {
      for (Json& one : list_of(library_["objects"], {name})) sets_.push_back(std::move(one));
      return {};
    }
    leave_out(out_, name, size_of(value));
    return {};
  }

  Result<void> read_framework_object(const Json& framework) {
    if (out_.title.ja.empty() && out_.title.en.empty()) out_.title = words(framework, "name");
    Json rest = Json::object();
    keep_rest(framework, {"requirement_nodes"}, rest);
    Json all = out_.more["frameworks"].is_array() ? out_.more["frameworks"] : Json::array();
    out_.more.set("frameworks", all.push(std::move(rest)));
    for (const Json& node : framework["requirement_nodes"].items()) {
      FrameworkItem item;
      const std::string urn = text_of(node["urn"]);
      item.id = urn.empty() ? fmt::format("node-{}", out_.items.size() + 1) : urn;
      item.parent = text_of(node["parent_urn"]);
      item.ref = text_of(node["ref_id"]);
      item.title = words(node, "name");
      item.text = words(node, "description");
      item.assessable = is_true(node["assessable"]);
      keep_rest(node, {"urn", "parent_urn", "ref_id", "name", "description", "assessable"}, item.more);
      if (item.title.ja.empty() && item.title.en.empty() && item.text.ja.empty() && item.text.en.empty())
        item.title = in_language(out_.locale, item.ref.empty() ? last_of(item.id) : item.ref);
      TRY(add_item(out_, std::move(item)));
    }
    return {};
  }

  Result<void> read_list(std::string_view name, const Json& list) {
    FrameworkItem group;
    group.id = name;
    group.title = name == "threats" ? model::Wording{"脅威", "Threats"} : model::Wording{"管理策", "Reference controls"};
    TRY(add_item(out_, std::move(group)));
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
      keep_rest(one, {"urn", "ref_id", "name", "description", "category", "csf_function", "annotation"}, item.more);
      TRY(add_item(out_, std::move(item)));
    }
    return {};
  }

  // Its scales as groups, their levels as entries; the grid stays with the matrix.
  Result<void> read_matrix(const Json& matrix) {
    FrameworkItem whole;
    whole.id = text_of(matrix["urn"]);
    if (whole.id.empty()) whole.id = fmt::format("risk-matrix-{}", out_.items.size() + 1);
    whole.ref = text_of(matrix["ref_id"]);
    whole.title = words(matrix, "name");
    whole.text = words(matrix, "description");
    keep_rest(matrix, {"urn", "ref_id", "name", "description", "probability", "impact", "risk"}, whole.more);
    const std::string id = whole.id;
    TRY(add_item(out_, std::move(whole)));
    constexpr std::array<std::pair<std::string_view, std::pair<const char*, const char*>>, 3> scales = {
        {{"probability", {"起こりやすさ", "Probability"}}, {"impact", {"影響", "Impact"}}, {"risk", {"リスク", "Risk"}}}};
    for (const auto& [name, title] : scales) {
      if (matrix[name].items().empty()) continue;
      FrameworkItem scale;
      scale.id = fmt::format("{}:{}", id, name);
      scale.parent = id;
      scale.title = {title.first, title.second};
      TRY(add_item(out_, scale));
      for (std::size_t at = 0; at < matrix[name].items().size(); ++at) {
        const Json& one = matrix[name].items()[at];
        FrameworkItem level;
        level.id = fmt::format("{}:{}", scale.id, at);  // what the grid counts by
        level.parent = scale.id;
        level.ref = text_of(one["abbreviation"]);
        level.title = words(one, "name");
        level.text = words(one, "description");
        keep_rest(one, {"abbreviation", "name", "description"}, level.more);
        TRY(add_item(out_, std::move(level)));
      }
    }
    return {};
  }

  Result<void> read_mappings(const Json& set) {
    const std::string target = text_of(set["target_framework_urn"]);
    if (out_.items.empty()) {
      FrameworkItem group;
      group.id = text_of(set["source_framework_urn"]);
      if (group.id.empty()) group.id = "mapping";
      group.title = words(set, "name");
      if (group.title.ja.empty() && group.title.en.empty()) group.title = in_language(out_.locale, last_of(group.id));
      TRY(add_item(out_, std::move(group)));
    }
    Json rest = Json::object();
    keep_rest(set, {"requirement_mappings"}, rest);
    Json all = out_.more["mapping_sets"].is_array() ? out_.more["mapping_sets"] : Json::array();
    out_.more.set("mapping_sets", all.push(std::move(rest)));
    for (const Json& one : set["requirement_mappings"].items()) {
      FrameworkMapping map{text_of(one["source_requirement_urn"]), target, text_of(one["target_requirement_urn"]),
                           text_of(one["relationship"]), Json::object()};
      // It names no requirement on one side.
      if (map.from.empty() || map.to.empty()) {
        ++mappings_left_;
        continue;
      }
      keep_rest(one, {"source_requirement_urn", "target_requirement_urn", "relationship"}, map.more);
      TRY(add_mapping(out_, std::move(map)));
    }
    return {};
  }

  const Json& library_;
  Framework& out_;
  Json::Array sets_;
  std::size_t mappings_left_ = 0;
};

}  // namespace

bool is_library(const Json& tree) { return tree["urn"].is_string() && tree["objects"].is_object(); }

Result<Framework> read_library(const Json& tree) {
  Framework out;
  TRY(Library(tree, out).read());
  return out;
}

}  // namespace sekimori::govern
