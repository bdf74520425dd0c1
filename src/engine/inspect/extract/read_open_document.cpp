// OpenDocument (OASIS ODF 1.2): text, sheets, slides; headers and footers of styles.xml; notes, annotations, deletions.
#include <pugixml.hpp>

#include "base/text.h"
#include "engine/inspect/extract/office_package.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr int most_nesting = 400;

class Content {
 public:
  Content(OfficePackage& package, PartKind kind) : package_(package), kind_(kind) {}

  // The characters and elements in `node`.
  void walk(const pugi::xml_node& node, int depth) {
    if (depth > most_nesting) return;
    // pugixml keeps the first text of an element in the element itself (parse_embed_pcdata).
    if (in_paragraph_ > 0) text_ += node.value();
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        if (in_paragraph_ > 0) text_ += child.value();
      } else {
        element(child, depth);
      }
    }
  }
  void flush(const std::string& name = {}) { package_.at().text.add(kind_, std::exchange(text_, {}), name); }

 private:
  void apart(const pugi::xml_node& node, PartKind kind, int depth, const std::string& name = {}) {
    Content inner(package_, kind);
    inner.walk(node, depth + 1);
    inner.flush(name);
  }

  void element(const pugi::xml_node& node, int depth) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") {
      ++in_paragraph_;
      walk(node, depth + 1);
      --in_paragraph_;
      text_ += '\n';
    } else if (name == "s") {
      text_.append(std::min(100U, std::max(1U, node.attribute("text:c").as_uint(1))), ' ');
    } else if (name == "tab") {
      text_ += '\t';
    } else if (name == "line-break") {
      text_ += '\n';
    } else if (name == "note-body") {
      apart(node, PartKind::note, depth);
    } else if (name == "annotation") {
      apart(node, PartKind::comment, depth);
    } else if (name == "tracked-changes") {
      apart(node, PartKind::deleted, depth);
    } else if (std::string_view(node.name()) == "presentation:notes") {
      apart(node, PartKind::note, depth);
    } else if (name == "note-citation" || name == "sequence-decls" || name == "ruby-text" || name == "change-info") {
      // Numbers, readings above characters and authors are not text.
    } else if (name == "table-cell" || name == "covered-table-cell") {
      const size_t before = text_.size();
      walk(node, depth + 1);
      if (text_.size() > before && text_.ends_with('\n')) text_.back() = '\t';
    } else if (name == "table-row") {
      walk(node, depth + 1);
      if (text_.ends_with('\t')) text_.back() = '\n';
    } else if (name == "table" && local_name(node.parent()) == "spreadsheet") {
      const std::string sheet(attribute_of(node, "name"));
      package_.at().text.note(PartKind::sheet_name, sheet);
      apart(node, kind_, depth, sheet);
    } else if (std::string_view(node.name()) == "draw:page") {
      apart(node, kind_, depth, std::string(attribute_of(node, "name")));
    } else {
      walk(node, depth + 1);
    }
  }

  OfficePackage& package_;
  PartKind kind_;
  std::string text_;
  int in_paragraph_ = 0;
};

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == local) return child;
  return {};
}

void add_page_styles(OfficePackage& package) {
  const auto styles = package.xml("styles.xml");
  if (!styles) return;
  for (const pugi::xml_node& page : child_named(styles->document_element(), "master-styles").children()) {
    for (const pugi::xml_node& child : page.children()) {
      const std::string_view name = local_name(child);
      if (child.attribute("presentation:placeholder").as_bool() || std::string_view(child.name()).starts_with("presentation:")) continue;
      const PartKind kind = name.starts_with("header")   ? PartKind::header
                            : name.starts_with("footer") ? PartKind::footer
                                                         : PartKind::slide_master;
      Content reader(package, kind);
      reader.walk(child, 0);
      reader.flush();
    }
  }
}

void add_meta(OfficePackage& package) {
  const auto meta = package.xml("meta.xml");
  if (!meta) return;
  for (const pugi::xml_node& node : child_named(meta->document_element(), "meta").children()) {
    const std::string_view name = local_name(node);
    const std::string value = node.text().get();
    if (name == "user-defined") {
      const std::string key(attribute_of(node, "name"));
      package.at().text.note(ascii_lower(key).starts_with("msip_label_") ? PartKind::label : PartKind::property, key + "=" + value);
    } else if (name == "title" || name == "subject" || name == "keyword" || name == "description" || name == "creator" ||
               name == "initial-creator") {
      package.at().text.note(PartKind::property, std::string(name) + "=" + value);
    }
  }
}

}  // namespace

void read_open_document(Reading& at, const ZipFile& zip, std::string_view media_type) {
  at.media_type = media_type;
  OfficePackage package(zip, at);
  if (const Bytes manifest = package.bytes("META-INF/manifest.xml"); as_text(manifest).find("encryption-data") != std::string_view::npos) {
    at.refuse(Reason::encrypted, "the document is encrypted");
    return;
  }
  if (const auto content = package.xml("content.xml")) {
    Content reader(package, PartKind::body);
    reader.walk(child_named(content->document_element(), "body"), 0);
    reader.flush();
  } else {
    at.refuse(Reason::damaged, "content.xml is missing or broken");
  }
  add_page_styles(package);
  add_meta(package);
  for (const std::string& part : package.parts()) {
    // Embedded documents are folders of their own (ODF) or whole files (OLE).
    if (!part.starts_with("Object ")) continue;
    if (part.ends_with("/content.xml")) {
      if (const auto inner = package.xml(part)) {
        Content reader(package, PartKind::body);
        reader.walk(inner->document_element(), 0);
        reader.flush(part.substr(0, part.find('/')));
      }
    } else if (part.find('/') == std::string::npos) {
      at.text.note(PartKind::embedded_name, part);
      at.member(part, package.bytes(part));
    }
  }
}

}  // namespace sekimori::inspect
