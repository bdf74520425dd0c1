#include "engine/inspect/extract/scorm_manifest.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "base/text.h"
#include "engine/inspect/extract/office_package.h"

namespace sekimori::inspect {
namespace {

constexpr int deepest_item = 12;
constexpr std::size_t longest_title = 300;  // bytes

// One line without control characters.
std::string title_of(std::string_view text) {
  std::string out = scrub_utf8(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  out = trim(out);
  if (out.size() > longest_title) out = scrub_utf8(std::string_view(out).substr(0, longest_title));
  return out;
}

// "a%20b.html" as the name of a member: "a b.html". What is no escape stays as it is.
std::string without_escapes(std::string_view reference) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const bool escape = reference[i] == '%' && i + 2 < reference.size() && digit(reference[i + 1]) >= 0 && digit(reference[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit(reference[i + 1]) * 16 + digit(reference[i + 2])) : reference[i];
    if (escape) i += 2;
  }
  return out;
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == local) return child;
  return {};
}

struct Reader {
  ScormManifest out;
  std::map<std::string, std::string, std::less<>> pages;  // of resources, by identifier

  bool read_resources(const pugi::xml_node& manifest) {
    for (const pugi::xml_node& resource : child_named(manifest, "resources").children()) {
      if (local_name(resource) != "resource") continue;
      const std::string id(attribute_of(resource, "identifier"));
      const std::string_view reference = attribute_of(resource, "href");
      if (id.empty() || reference.empty()) continue;
      const std::string base = std::string(attribute_of(manifest, "base")) +
                               std::string(attribute_of(child_named(manifest, "resources"), "base")) +
                               std::string(attribute_of(resource, "base"));
      std::string page = path_in_package(without_escapes(base + std::string(reference.substr(0, reference.find_first_of("?#")))));
      if (page.empty()) {
        out.problem = "resource '" + title_of(id) + "' leads out of the package";
        return false;
      }
      pages.emplace(id, std::move(page));
    }
    return true;
  }

  bool read_items(const pugi::xml_node& above, int depth) {
    if (depth > deepest_item) {
      out.problem = "its items are nested too deeply";
      return false;
    }
    for (const pugi::xml_node& item : above.children()) {
      if (local_name(item) != "item") continue;
      if (out.items.size() == most_scorm_items) {
        out.problem = "it has too many items";
        return false;
      }
      ScormItem one{.title = title_of(child_named(item, "title").child_value()), .page = {}, .depth = depth};
      if (const std::string_view reference = attribute_of(item, "identifierref"); !reference.empty()) {
        const auto page = pages.find(reference);
        if (page == pages.end()) {
          out.problem = "an item names a resource that is not there";
          return false;
        }
        one.page = page->second;
      }
      out.items.push_back(std::move(one));
      if (!read_items(item, depth + 1)) return false;
    }
    return true;
  }
};

}  // namespace

std::string path_in_package(std::string_view reference) {
  reference = reference.substr(0, reference.find_first_of("?#"));
  if (reference.empty() || reference.size() > 1000 || reference.front() == '/' || reference.find('\\') != std::string_view::npos ||
      reference.find(':') != std::string_view::npos)
    return {};
  std::string out;
  for (std::size_t at = 0; at <= reference.size();) {
    const std::size_t end = std::min(reference.find('/', at), reference.size());
    const std::string_view part = reference.substr(at, end - at);
    at = end + 1;
    if (part == ".." || (part.empty() && end != reference.size())) return {};
    for (const char c : part)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
    if (part.empty() || part == ".") continue;
    out += (out.empty() ? "" : "/") + std::string(part);
  }
  return is_valid_utf8(out) ? out : std::string();
}

ScormManifest read_scorm_manifest(std::string_view xml) {
  Reader reader;
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype);
  const auto is_doctype = [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; };
  // A title made of an entity would be kept as its name; a manifest has no need of one.
  if (std::ranges::any_of(document.children(), is_doctype)) {
    reader.out.problem = "imsmanifest.xml has a DOCTYPE";
    return reader.out;
  }
  const pugi::xml_node manifest = child_named(document, "manifest");
  if (!parsed || !manifest) {
    reader.out.problem = "imsmanifest.xml is no manifest";
    return reader.out;
  }
  const pugi::xml_node metadata = child_named(manifest, "metadata");
  reader.out.version = title_of(child_named(metadata, "schemaversion").child_value());
  const pugi::xml_node organizations = child_named(manifest, "organizations");
  const std::string_view chosen = attribute_of(organizations, "default");
  pugi::xml_node organization;
  for (const pugi::xml_node& one : organizations.children())
    if (local_name(one) == "organization" && (!organization || (!chosen.empty() && attribute_of(one, "identifier") == chosen)))
      organization = one;
  if (!organization) {
    reader.out.problem = "it says nowhere which pages come in which order";
    return reader.out;
  }
  reader.out.title = title_of(child_named(organization, "title").child_value());
  if (reader.read_resources(manifest)) (void)reader.read_items(organization, 0);
  if (reader.out.problem.empty() && reader.out.items.empty()) reader.out.problem = "it has no items";
  return reader.out;
}

}  // namespace sekimori::inspect
