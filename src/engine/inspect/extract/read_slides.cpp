// PresentationML (ECMA-376 part 1, chapter 19): slides in show order, notes, comments, masters, hidden slides, footers.
#include <map>
#include <pugixml.hpp>
#include <set>

#include "base/text.h"
#include "engine/inspect/extract/office_package.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr int most_nesting = 400;

// Paragraphs of DrawingML, table rows on lines of their own.
void collect(const pugi::xml_node& node, std::string& out, int depth) {
  if (depth > most_nesting) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") out += child.text().get();
    else if (name == "br") out += '\n';
    else if (name == "p") {
      collect(child, out, depth + 1);
      out += '\n';
    } else if (name == "tc") {
      collect(child, out, depth + 1);
      if (out.ends_with('\n')) out.back() = '\t';
    } else if (name == "tr") {
      collect(child, out, depth + 1);
      if (out.ends_with('\t')) out.back() = '\n';
    } else if (name != "Fallback") {
      collect(child, out, depth + 1);
    }
  }
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view local, int depth = 0) {
  if (depth > 12) return {};
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == local) return child;
    if (const pugi::xml_node found = find_below(child, local, depth + 1)) return found;
  }
  return {};
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view local) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == local) return child;
  return {};
}

enum class Sheet { slide, notes, master };

class Deck {
 public:
  explicit Deck(OfficePackage& package) : package_(package) {}

  void read(const std::string& main_part) {
    const auto document = package_.xml(main_part);
    if (!document) {
      package_.at().refuse(Reason::damaged, "the presentation's main part is missing or broken");
      return;
    }
    std::map<std::string, Relationship> related;
    for (Relationship& row : package_.relationships(main_part)) related[row.id] = row;
    int number = 0;
    for (const pugi::xml_node& list : document->document_element().children()) {
      if (local_name(list) != "sldIdLst") continue;
      for (const pugi::xml_node& entry : list.children()) {
        for (const pugi::xml_attribute& attribute : entry.attributes()) {
          if (!std::string_view(attribute.name()).ends_with(":id")) continue;
          const auto found = related.find(attribute.value());
          if (found != related.end() && !found->second.target.empty()) slide(found->second.target, ++number);
        }
        if (package_.at().walk.out_of_time()) return;
      }
    }
    for (const auto& [id, row] : related)
      if (row.type == "slideMaster" && !row.target.empty()) master(row.target);
  }

 private:
  void slide(const std::string& part, int number) {
    const auto document = package_.xml(part);
    if (!document) return;
    const std::string name = std::to_string(number);
    const std::string_view show = document->document_element().attribute("show").value();
    shapes(*document, show == "0" || show == "false" ? PartKind::hidden : PartKind::body, Sheet::slide, name);
    for (const Relationship& row : package_.relationships(part)) {
      if (row.target.empty()) continue;
      if (row.type == "notesSlide") {
        if (const auto notes = package_.xml(row.target)) shapes(*notes, PartKind::note, Sheet::notes, name);
      } else if (row.type == "comments") {
        comments(row.target, name);
      } else if (row.type == "diagramData" || row.type == "chart") {
        add_drawing_text(package_, row.target, PartKind::body, name);
      } else if (row.type == "slideLayout" && seen_.insert(row.target).second) {
        if (const auto layout = package_.xml(row.target)) shapes(*layout, PartKind::slide_master, Sheet::master, "layout");
      }
    }
  }

  void master(const std::string& part) {
    if (const auto document = package_.xml(part)) shapes(*document, PartKind::slide_master, Sheet::master, "master");
  }

  void comments(const std::string& part, const std::string& name) {
    const auto document = package_.xml(part);
    if (!document) return;
    for (const pugi::xml_node& comment : document->document_element().children()) {
      std::string text;
      if (const pugi::xml_node old = child_named(comment, "text")) text = old.text().get();
      else collect(comment, text, 0);
      package_.at().text.add(PartKind::comment, text + "\n", name);
    }
  }

  void shapes(const pugi::xml_document& document, PartKind kind, Sheet sheet, const std::string& name) {
    std::string text;
    walk(find_below(document, "spTree"), kind, sheet, name, text, 0);
    package_.at().text.add(kind, std::move(text), name);
  }

  void walk(const pugi::xml_node& node, PartKind kind, Sheet sheet, const std::string& name, std::string& text, int depth) {
    if (depth > most_nesting) return;
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view local = local_name(child);
      if (local == "grpSp") {
        walk(child, kind, sheet, name, text, depth + 1);
      } else if (local == "AlternateContent") {
        const pugi::xml_node choice = child_named(child, "Choice");
        walk(choice ? choice : child_named(child, "Fallback"), kind, sheet, name, text, depth + 1);
      } else if (local == "sp" || local == "graphicFrame" || local == "cxnSp" || local == "pic") {
        const pugi::xml_node place = find_below(child.first_child(), "ph");
        const std::string_view type = attribute_of(place, "type");
        if (type == "sldNum" || type == "sldImg") continue;
        // "Click to edit": what a master says in its placeholders is for authors.
        if (sheet == Sheet::master && place && type != "ftr" && type != "hdr") continue;
        std::string own_text;
        collect(child, own_text, 0);
        if (type == "ftr") package_.at().text.add(PartKind::footer, std::move(own_text), name);
        else if (type == "hdr") package_.at().text.add(PartKind::header, std::move(own_text), name);
        else text += own_text;
      }
    }
  }

  OfficePackage& package_;
  std::set<std::string> seen_;
};

}  // namespace

void read_slides(OfficePackage& package, const std::string& main_part) { Deck(package).read(main_part); }

}  // namespace sekimori::inspect
