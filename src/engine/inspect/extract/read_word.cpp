// WordprocessingML (ECMA-376 part 1, chapter 17): body, headers, footers, notes, comments, text boxes, watermarks,
// tracked deletions, hidden runs.
#include <pugixml.hpp>

#include "base/text.h"
#include "engine/inspect/extract/office_package.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr int most_nesting = 400;

// One story: the body, a header, a footnote. Text boxes come out after the paragraph they hang on.
class Story {
 public:
  explicit Story(OfficePackage& package) : package_(package) {}

  void walk(const pugi::xml_node& node, int depth = 0) {
    if (depth > most_nesting) {
      package_.at().partial(Reason::too_deep, "its elements are nested too deeply");
      return;
    }
    for (const pugi::xml_node& child : node.children()) element(child, depth);
  }

  std::string text;
  std::string boxes;
  std::string deleted;
  std::string hidden;
  std::vector<std::string> watermarks;

 private:
  void put(std::string_view more) { (deleting_ > 0 ? deleted : hiding_ ? hidden : text) += more; }

  void element(const pugi::xml_node& node, int depth) {
    const std::string_view name = local_name(node);
    if (name == "t" || name == "delText") {
      const std::string_view content = node.text().get();
      if (name == "delText") deleted += content;
      else put(content);
    } else if (name == "p") {
      paragraph(node, depth);
    } else if (name == "r") {
      const pugi::xml_node properties = child_named(node, "rPr");
      const pugi::xml_node vanish = child_named(properties, "vanish");
      const bool outer = hiding_;
      const std::string_view value = attribute_of(vanish, "val");
      hiding_ = hiding_ || (vanish && value != "0" && value != "false");
      walk(node, depth + 1);
      hiding_ = outer;
    } else if (name == "tab" && local_name(node.parent()) == "r") {
      put("\t");
    } else if (name == "br" || name == "cr") {
      put("\n");
    } else if (name == "noBreakHyphen") {
      put("-");
    } else if (name == "del" || name == "moveFrom") {
      ++deleting_;
      walk(node, depth + 1);
      --deleting_;
    } else if (name == "tc") {
      walk(node, depth + 1);
      if (text.ends_with('\n')) text.back() = '\t';
    } else if (name == "tr") {
      walk(node, depth + 1);
      if (text.ends_with('\t')) text.back() = '\n';
    } else if (name == "txbxContent") {
      Story box(package_);
      box.walk(node, depth + 1);
      take_over(box);
      boxes += box.text + box.boxes;
    } else if (name == "AlternateContent") {
      // The same thing twice: what we understand is enough.
      const pugi::xml_node choice = child_named(node, "Choice");
      walk(choice ? choice : child_named(node, "Fallback"), depth + 1);
      if (choice && boxes.empty()) look_for_watermark(child_named(node, "Fallback"), depth + 1);
    } else if (name == "textpath") {
      watermarks.emplace_back(attribute_of(node, "string"));
    } else if (name == "rt" || name == "instrText" || name == "delInstrText" || name == "pPr" || name == "rPr" || name == "sectPr" ||
               name == "tblPr") {
      // Readings above characters, field codes and formatting are not text.
    } else {
      walk(node, depth + 1);
    }
  }

  void paragraph(const pugi::xml_node& node, int depth) {
    const std::string outer = std::exchange(boxes, {});
    const size_t deleted_before = deleted.size();
    const size_t hidden_before = hidden.size();
    walk(node, depth + 1);
    text += '\n';
    if (deleted.size() > deleted_before) deleted += '\n';
    if (hidden.size() > hidden_before) hidden += '\n';
    text += boxes;
    boxes = outer;
  }

  void take_over(Story& box) {
    deleted += box.deleted;
    hidden += box.hidden;
    watermarks.insert(watermarks.end(), box.watermarks.begin(), box.watermarks.end());
  }

  void look_for_watermark(const pugi::xml_node& node, int depth) {
    if (depth > most_nesting) return;
    for (const pugi::xml_node& child : node.children()) {
      if (local_name(child) == "textpath") watermarks.emplace_back(attribute_of(child, "string"));
      else look_for_watermark(child, depth + 1);
    }
  }

  static pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local) {
    for (const pugi::xml_node& child : node.children())
      if (local_name(child) == local) return child;
    return {};
  }

  OfficePackage& package_;
  int deleting_ = 0;
  bool hiding_ = false;
};

void add_story(OfficePackage& package, Story& story, PartKind kind, const std::string& name) {
  DocumentText& text = package.at().text;
  text.add(kind, std::move(story.text) + story.boxes, name);
  text.add(PartKind::hidden, std::move(story.hidden), name);
  text.add(PartKind::deleted, std::move(story.deleted), name);
  for (std::string& mark : story.watermarks) text.add(PartKind::watermark, mark + "\n", name);
}

void add_part(OfficePackage& package, const std::string& part, PartKind kind) {
  const auto document = package.xml(part);
  if (!document) return;
  const size_t slash = part.rfind('/');
  std::string name = part.substr(slash == std::string::npos ? 0 : slash + 1);
  name.resize(name.size() - (name.ends_with(".xml") ? 4 : 0));
  if (kind == PartKind::body || kind == PartKind::header || kind == PartKind::footer) {
    Story story(package);
    story.walk(document->document_element());
    add_story(package, story, kind, kind == PartKind::body ? std::string() : name);
    return;
  }
  // Notes and comments: one part each, so that a mark in one is placed there.
  for (const pugi::xml_node& entry : document->document_element().children()) {
    const std::string_view type = attribute_of(entry, "type");
    if (type == "separator" || type == "continuationSeparator" || type == "continuationNotice") continue;
    Story story(package);
    story.walk(entry);
    add_story(package, story, kind, name);
  }
}

}  // namespace

void read_word(OfficePackage& package, const std::string& main_part) {
  if (main_part.empty() || !package.has(main_part)) {
    package.at().refuse(Reason::damaged, "the document's main part is missing");
    return;
  }
  add_part(package, main_part, PartKind::body);
  for (const Relationship& row : package.relationships(main_part)) {
    if (row.target.empty()) continue;
    if (row.type == "header") add_part(package, row.target, PartKind::header);
    else if (row.type == "footer") add_part(package, row.target, PartKind::footer);
    else if (row.type == "footnotes" || row.type == "endnotes") add_part(package, row.target, PartKind::note);
    else if (row.type == "comments") add_part(package, row.target, PartKind::comment);
    else if (row.type == "glossaryDocument") add_part(package, row.target, PartKind::hidden);
    else if (row.type == "chart" || row.type == "diagramData") add_drawing_text(package, row.target, PartKind::body, {});
  }
}

}  // namespace sekimori::inspect
