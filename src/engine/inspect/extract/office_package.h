// A zip that is a document: OPC (docx, xlsx, pptx; ECMA-376 part 2) or OpenDocument.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inspect/extract/zip_file.h"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace sekimori::inspect {

struct Relationship {
  std::string id;
  std::string type;    // last component of the type's address: "header", "slide", ...
  std::string target;  // absolute part name without the first slash; empty for external ones
};

// Parts of one package. Every failure to read a part is noted as a flaw of the document.
class OfficePackage {
 public:
  OfficePackage(const ZipFile& zip, Reading& at) : zip_(zip), at_(at) {}

  bool has(std::string_view part) const { return zip_.find(part) != nullptr; }
  // The part as XML, or null when absent or broken (then noted). Entities of a DTD are not expanded.
  std::unique_ptr<pugi::xml_document> xml(std::string_view part);
  Bytes bytes(std::string_view part);
  std::vector<Relationship> relationships(std::string_view part);  // of "word/document.xml"; of the package when empty
  std::vector<std::string> parts() const;                          // names in zip order
  Reading& at() { return at_; }

 private:
  const ZipFile& zip_;
  Reading& at_;
};

// "w:p" -> "p": prefixes are the writer's choice, local names the standard's.
std::string_view local_name(const pugi::xml_node& node);
// Attribute by local name.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);

void read_office(Reading& at, const ZipFile& zip);  // by [Content_Types].xml
void read_open_document(Reading& at, const ZipFile& zip, std::string_view media_type);

// The kinds of OPC documents.
void read_word(OfficePackage& package, const std::string& main_part);
void read_sheets(OfficePackage& package, const std::string& main_part);
void read_slides(OfficePackage& package, const std::string& main_part);

// Text of DrawingML or of a VML drawing: paragraphs of a:t, w:t; watermarks of v:textpath.
void add_drawing_text(OfficePackage& package, const std::string& part, PartKind kind, const std::string& name);

}  // namespace sekimori::inspect
