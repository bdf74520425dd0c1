#include "feature/teach/newsletter/subscriber.h"

#include <array>

#include "model/names.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 2> leaving_names = {"by_contact", "by_reader"};
constexpr std::array<std::string_view, 3> address_names = {"active", "suspended", "left"};

std::string_view language_name(Language one) { return one == Language::ja ? "ja" : "en"; }

}  // namespace

std::string_view name_of(Leaving one) { return leaving_names.at(static_cast<std::size_t>(one)); }
std::optional<Leaving> leaving_from(std::string_view name) { return model::value_named<Leaving>(leaving_names, name); }
std::string_view name_of(AddressState one) { return address_names.at(static_cast<std::size_t>(one)); }

Json to_json(const Subscriber& subscriber) {
  Json contacts = Json::array();
  for (const ContactPerson& one : subscriber.contacts)
    contacts.push(Json::object({{"name", one.name}, {"mail", one.mail}, {"account", one.account}}));
  return Json::object({{"number", subscriber.number},
                       {"name", subscriber.name},
                       {"contacts", std::move(contacts)},
                       {"leaving", name_of(subscriber.leaving)},
                       {"language", language_name(subscriber.language)},
                       {"addresses", subscriber.addresses},
                       {"chain", subscriber.chain}});
}

Result<Subscriber> subscriber_from_json(const Json& json) {
  Subscriber out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "name", out.name));
  for (const Json& one : json["contacts"].items()) {
    ContactPerson contact;
    TRY(model::read_text(one, "name", contact.name));
    TRY(model::read_text(one, "mail", contact.mail));
    TRY(model::read_text(one, "account", contact.account));
    out.contacts.push_back(std::move(contact));
  }
  TRY(model::read_named(json, "leaving", leaving_names, out.leaving));
  out.language = json["language"].text() == "en" ? Language::en : Language::ja;
  TRY(model::read_integer(json, "addresses", out.addresses));
  TRY(model::read_text(json, "chain", out.chain));
  return out;
}

Json to_json(const SubscribedAddress& address) {
  return Json::object({{"id", address.id},
                       {"organisation", address.organisation},
                       {"address", address.address},
                       {"charset", name_of(address.charset)},
                       {"language", language_name(address.language)},
                       {"state", name_of(address.state)},
                       {"hard_bounces", address.hard_bounces},
                       {"last_status", address.last_status}});
}

}  // namespace sekimori::teach
