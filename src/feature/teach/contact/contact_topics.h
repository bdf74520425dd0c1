// What contacts from outside are about, as data: how grave each is, what to look at, where to pause, whom to tell, and how the exchange can
// go on safely (content/contact-topics).
//
//   const ContactTopic* topic = find_contact_topic("sns_approach");
//   topic->advice[0].ja;
#pragma once

#include <span>
#include <string>
#include <vector>

#include "feature/teach/course/course.h"

namespace sekimori::teach {

// Whom to tell: the superior, an office of the house, the police.
enum class ContactDesk : unsigned char { superior, legal, it_admin, hr, secret_manager, police };
std::string_view name_of(ContactDesk desk);
std::optional<ContactDesk> contact_desk_from(std::string_view name);

struct ContactRoute {
  ContactDesk to = ContactDesk::superior;
  int from_level = 1;
  model::Wording why;
};

struct ContactTopic {
  std::string id;
  model::Wording name;
  model::Wording example;
  int level = 1;  // 1 note, 2 attention, 3 at once
  std::vector<model::Wording> see, stop, share;
  std::vector<model::Wording> advice;  // ways to go on
  std::vector<ContactRoute> routes;
  std::vector<Cited> sources;
};
Json to_json(const ContactTopic& topic);
Result<std::vector<ContactTopic>> contact_topics_from(const Json& json);

// Part of the program; immutable, any thread.
std::span<const ContactTopic> contact_topics();
const ContactTopic* find_contact_topic(std::string_view id);  // null: none

}  // namespace sekimori::teach
