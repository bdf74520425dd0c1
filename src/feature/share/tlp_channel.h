// A label says not only who may read, but also by which way it may travel.
//
//   may_travel("RED", Channel::taxii);              // false: RED is for the eyes of those in the room
//   may_travel("AMBER", Channel::mail_plain);       // false: only encrypted
//
// After FIRST, TLP 2.0, and the practice of ISACs (medical ISAC Japan forbids mail for RED). Where a hub wants it stricter, it labels
// stricter.
#pragma once

#include <string_view>

namespace sekimori::share {

enum class Channel : unsigned char {
  screen,          // read at the hub, logged in
  taxii,           // fetched by programs of members
  mail_encrypted,  // to a member's key
  mail_plain,
  webhook,    // to an address of the member, signed
  feed,       // MISP feed and CSV for members
  open_feed,  // RSS and pages for everybody
};
constexpr std::size_t channel_count = 7;
std::string_view name_of(Channel channel);

// False for what is no label.
bool may_travel(std::string_view tlp, Channel channel);

}  // namespace sekimori::share
