// Whom to ask in what, and what to bring: content/contacts. Offices only; numbers are looked up on the day.
//
//   for (const Contact& contact : contacts()) print(contact.name_ja, contact.ask_ja);
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace sekimori::respond {

struct Contact {
  std::string id;
  std::string name_ja, name_en;
  std::vector<std::string> ask_ja, ask_en;
  std::vector<std::string> bring_ja, bring_en;
  std::string note_ja;
};

const std::vector<Contact>& contacts();  // immutable, any thread
Json to_json(const Contact& contact);

}  // namespace sekimori::respond
