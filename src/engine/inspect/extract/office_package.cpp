#include "engine/inspect/extract/office_package.h"

#include <algorithm>
#include <pugixml.hpp>

#include "base/text.h"
#include "engine/inspect/extract/compound_file.h"
#include "engine/inspect/extract/macros.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

// "word/document.xml" + "../media/x" -> "media/x" (RFC 3986 section 5.2.4, thinly).
std::string resolve(std::string_view source, std::string_view target) {
  std::string out;
  if (target.starts_with('/')) {
    target.remove_prefix(1);
  } else if (const size_t slash = source.rfind('/'); slash != std::string_view::npos) {
    out = std::string(source.substr(0, slash + 1));
  }
  while (!target.empty()) {
    const size_t end = std::min(target.find('/'), target.size());
    const std::string_view piece = target.substr(0, end);
    target.remove_prefix(std::min(end + 1, target.size()));
    if (piece == "..") {
      if (!out.empty()) out.pop_back();
      const size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos ? 0 : slash + 1);
    } else if (piece != "." && !piece.empty()) {
      out += piece;
      if (!target.empty()) out += '/';
    }
  }
  return out;
}

void add_core_properties(OfficePackage& package, const std::string& part) {
  const auto document = package.xml(part);
  if (!document) return;
  for (const pugi::xml_node& node : document->document_element().children()) {
    const std::string_view value = node.text().get();
    if (!value.empty() && node.type() == pugi::node_element && local_name(node) != "created" && local_name(node) != "modified" &&
        local_name(node) != "revision")
      package.at().text.note(PartKind::property, std::string(local_name(node)) + "=" + std::string(value));
  }
}

void add_custom_properties(OfficePackage& package, const std::string& part) {
  const auto document = package.xml(part);
  if (!document) return;
  for (const pugi::xml_node& node : document->document_element().children()) {
    const std::string_view key = attribute_of(node, "name");
    const std::string_view value = node.first_child().text().get();
    const PartKind kind = ascii_lower(key).starts_with("msip_label_") ? PartKind::label : PartKind::property;
    package.at().text.note(kind, std::string(key) + "=" + std::string(value));
  }
}

// MS-OFFCRYPTO 2.6.4.
void add_label_info(OfficePackage& package, const std::string& part) {
  const auto document = package.xml(part);
  if (!document) return;
  for (const pugi::xml_node& node : document->document_element().children()) {
    if (local_name(node) != "label") continue;
    std::string id(attribute_of(node, "id"));
    std::erase_if(id, [](char c) { return c == '{' || c == '}'; });
    for (const pugi::xml_attribute& attribute : node.attributes())
      if (std::string_view(attribute.name()) != "id")
        package.at().text.note(PartKind::label, fmt::format("MSIP_Label_{}_{}={}", id, attribute.name(), attribute.value()));
  }
}

// Programs, and what the document fetches from elsewhere when it is opened (a template, a frame, a linked object; a picture tells its
// sender that it was read). Links that a reader clicks are not meant.
void add_traits(OfficePackage& package) {
  Reading& at = package.at();
  for (const std::string& part : package.parts()) {
    const std::string lower = ascii_lower(part);
    if (lower.ends_with("vbaproject.bin")) {
      const Bytes bytes = package.bytes(part);
      if (const auto file = CompoundFile::open(bytes)) note_macros(at, *file);
      else at.text.note(PartKind::trait, "macro=" + part);
    } else if (lower.find("/macrosheets/") != std::string::npos && lower.ends_with(".xml") && lower.find("_rels/") == std::string::npos) {
      at.text.note(PartKind::trait, "macro=" + part);
    } else if (lower.ends_with(".rels")) {
      const auto document = package.xml(part);
      if (!document) continue;
      for (const pugi::xml_node& node : document->document_element().children()) {
        if (ascii_lower(node.attribute("TargetMode").value()) != "external") continue;
        const std::string_view type = node.attribute("Type").value();
        const std::string_view kind = type.substr(type.rfind('/') + 1);
        if (kind == "hyperlink") at.text.note(PartKind::link, node.attribute("Target").value());
        else at.text.note(PartKind::trait, fmt::format("external={}\t{}", kind, node.attribute("Target").value()));
      }
    }
  }
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    std::string_view name = attribute.name();
    if (const size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (name == local) return attribute.value();
  }
  return {};
}

Bytes OfficePackage::bytes(std::string_view part) {
  const ZipEntry* entry = zip_.find(part);
  if (entry == nullptr) return {};
  Unpacked unpacked = zip_.unpack(*entry, at_.walk);
  if (unpacked.reason != Reason::none)
    at_.partial(unpacked.reason, fmt::format("its part {} could not be read: {}", part,
                                             unpacked.detail.empty() ? std::string_view("over a limit") : unpacked.detail));
  return std::move(unpacked.bytes);
}

std::unique_ptr<pugi::xml_document> OfficePackage::xml(std::string_view part) {
  if (!has(part)) return nullptr;
  const Bytes content = bytes(part);
  auto document = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result parsed =
      document->load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata);
  if (!parsed) {
    at_.partial(Reason::damaged, fmt::format("its part {} is not well-formed at byte {}: {}", part, parsed.offset, parsed.description()));
    // What was read before the break is kept.
    if (!document->document_element()) return nullptr;
  }
  return document;
}

std::vector<Relationship> OfficePackage::relationships(std::string_view part) {
  const size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1));
  const std::string_view file = slash == std::string_view::npos ? part : part.substr(slash + 1);
  std::vector<Relationship> out;
  const auto document = xml(folder + "_rels/" + std::string(file) + ".rels");
  if (!document) return out;
  for (const pugi::xml_node& node : document->document_element().children()) {
    if (local_name(node) != "Relationship") continue;
    Relationship row;
    row.id = node.attribute("Id").value();
    const std::string_view type = node.attribute("Type").value();
    row.type = type.substr(type.rfind('/') + 1);
    if (ascii_lower(node.attribute("TargetMode").value()) != "external") row.target = resolve(part, node.attribute("Target").value());
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<std::string> OfficePackage::parts() const {
  std::vector<std::string> out;
  for (const ZipEntry& entry : zip_.entries())
    if (!entry.is_directory()) out.push_back(entry.name);
  return out;
}

void add_drawing_text(OfficePackage& package, const std::string& part, PartKind kind, const std::string& name) {
  const auto document = package.xml(part);
  if (!document) return;
  std::string text;
  struct Collector : pugi::xml_tree_walker {
    std::string* out;
    OfficePackage* package;
    bool for_each(pugi::xml_node& node) override {
      const std::string_view local = local_name(node);
      if (local == "t") *out += node.text().get();
      else if (local == "p" || local == "br") *out += out->empty() || out->back() == '\n' ? "" : "\n";
      else if (local == "Text") {  // Visio: characters between formatting marks
        if (!out->empty() && out->back() != '\n') *out += '\n';
        *out += node.value();
        for (const pugi::xml_node& piece : node.children())
          if (piece.type() == pugi::node_pcdata) *out += piece.value();
      } else if (local == "textpath") package->at().text.add(PartKind::watermark, std::string(attribute_of(node, "string")) + "\n");
      return true;
    }
  } collector;
  collector.out = &text;
  collector.package = &package;
  document->traverse(collector);
  if (!text.empty()) package.at().text.add(kind, text + "\n", name);
}

void read_office(Reading& at, const ZipFile& zip) {
  OfficePackage package(zip, at);
  std::string main_part;
  std::string core;
  std::string custom;
  for (const Relationship& row : package.relationships("")) {
    if (row.type == "officeDocument" || (row.type == "document" && main_part.empty())) main_part = row.target;
    else if (row.type == "core-properties") core = row.target;
    else if (row.type == "custom-properties") custom = row.target;
  }
  std::string content_type;
  if (const auto types = package.xml("[Content_Types].xml"))
    for (const pugi::xml_node& node : types->document_element().children()) {
      std::string_view part = node.attribute("PartName").value();
      if (part.starts_with('/')) part.remove_prefix(1);
      if (ascii_lower(part) == ascii_lower(main_part) && !part.empty()) content_type = node.attribute("ContentType").value();
    }
  const auto is = [&](std::string_view word) { return content_type.find(word) != std::string::npos; };
  constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";
  if (is("wordprocessingml") || is("ms-word") || main_part.starts_with("word/")) {
    at.media_type = std::string(office) + "wordprocessingml.document";
    read_word(package, main_part);
  } else if (is("ms-excel.sheet.binary")) {
    at.media_type = "application/vnd.ms-excel.sheet.binary.macroEnabled.12";
    at.refuse(Reason::unsupported, "binary workbooks (xlsb) are not read");
  } else if (is("spreadsheetml") || is("ms-excel") || main_part.starts_with("xl/")) {
    at.media_type = std::string(office) + "spreadsheetml.sheet";
    read_sheets(package, main_part);
  } else if (is("presentationml") || is("ms-powerpoint") || main_part.starts_with("ppt/")) {
    at.media_type = std::string(office) + "presentationml.presentation";
    read_slides(package, main_part);
  } else if (main_part.starts_with("visio/")) {
    at.media_type = "application/vnd.ms-visio.drawing";
    for (const std::string& part : package.parts())
      if (part.starts_with("visio/pages/page") || part.starts_with("visio/masters/master"))
        add_drawing_text(package, part, part.starts_with("visio/pages/") ? PartKind::body : PartKind::slide_master,
                         part.substr(part.rfind('/') + 1));
  } else {
    at.media_type = "application/vnd.openxmlformats-package";
    for (const std::string& part : package.parts())
      if (part.ends_with(".xml") && part != "[Content_Types].xml" && part.find("_rels/") == std::string::npos &&
          !part.starts_with("docProps/"))
        add_drawing_text(package, part, PartKind::body, part);
    at.partial(Reason::unsupported, "a package of an unknown kind; only the text of its XML parts was read");
  }
  if (is("template")) at.media_type = content_type.substr(0, content_type.find(".main+xml"));
  if (is("macroEnabled")) at.media_type = content_type.substr(0, content_type.find(".main+xml"));
  if (core.empty() && package.has("docProps/core.xml")) core = "docProps/core.xml";
  if (custom.empty() && package.has("docProps/custom.xml")) custom = "docProps/custom.xml";
  if (!core.empty()) add_core_properties(package, core);
  if (!custom.empty()) add_custom_properties(package, custom);
  add_label_info(package, "docMetadata/LabelInfo.xml");
  if (at.walk.limits().correspondence) add_traits(package);
  for (const std::string& part : package.parts()) {
    const bool embedded = part.find("/embeddings/") != std::string::npos || part.find("/afchunk") != std::string::npos ||
                          part.find("/activeX/") != std::string::npos;
    if (!embedded || part.find("_rels/") != std::string::npos || part.ends_with(".xml")) continue;
    at.text.note(PartKind::embedded_name, part);
    Unpacked inner = zip.unpack(*zip.find(part), at.walk);
    if (inner.reason != Reason::none && inner.bytes.empty()) at.lost_member(part, inner.reason, inner.detail);
    else at.member(part, inner.bytes);
  }
}

}  // namespace sekimori::inspect
