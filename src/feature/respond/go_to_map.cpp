#include "feature/respond/go_to_map.h"

#include <toml++/toml.h>

#include "base/result.h"
#include "model/names.h"

namespace sekimori::respond {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "respond/contacts.inc"
};

std::vector<std::string> texts_of(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> out;
  if (const toml::array* list = node.as_array())
    for (const toml::node& item : *list) out.push_back(item.value_or(std::string()));
  return out;
}

std::vector<Contact> read_contacts() {
  std::vector<Contact> out;
  for (const EmbeddedText& file : embedded_texts) {
    const toml::table table = toml::parse(file.text, file.file);
    for (const toml::node& node : *table["contact"].as_array()) {
      const toml::table& row = *node.as_table();
      Contact contact;
      contact.id = row["id"].value_or(std::string());
      contact.name_ja = row["name"]["ja"].value_or(std::string());
      contact.name_en = row["name"]["en"].value_or(std::string());
      contact.ask_ja = texts_of(row["ask"]["ja"]);
      contact.ask_en = texts_of(row["ask"]["en"]);
      contact.bring_ja = texts_of(row["bring"]["ja"]);
      contact.bring_en = texts_of(row["bring"]["en"]);
      contact.note_ja = row["note"].value_or(std::string());
      SEKIMORI_CHECK(!contact.id.empty() && contact.ask_ja.size() == contact.ask_en.size());
      out.push_back(std::move(contact));
    }
  }
  return out;
}

}  // namespace

const std::vector<Contact>& contacts() {
  static const std::vector<Contact> all = read_contacts();
  return all;
}

Json to_json(const Contact& contact) {
  return Json::object({{"id", contact.id},
                       {"name_ja", contact.name_ja},
                       {"name_en", contact.name_en},
                       {"ask_ja", model::texts_json(contact.ask_ja)},
                       {"ask_en", model::texts_json(contact.ask_en)},
                       {"bring_ja", model::texts_json(contact.bring_ja)},
                       {"bring_en", model::texts_json(contact.bring_en)},
                       {"note_ja", contact.note_ja}});
}

}  // namespace sekimori::respond
