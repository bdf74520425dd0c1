// The closed lists of a consultation: how it came, who asks, what about. docs/contract.md names them; kept counts hold their places, so
// a list only grows at its end.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/language.h"

namespace sekimori::consult {

enum class Channel : unsigned char { telephone, mail, web, node };
enum class AskerClass : unsigned char { unknown, sme, large, university, public_research, supporter, individual, other };
enum class EmployeeBand : unsigned char { unknown, to_20, to_50, to_100, to_300, to_1000, above_1000 };
enum class Content : unsigned char { open_close, secret_management, leak, leak_prevention, ip_strategy, ip_general };
enum class ContactSource : unsigned char { unknown, seminar, news, web, leaflet, branch, chamber, police, other_desk, returning, other };
enum class Urgency : unsigned char { ordinary, soon, urgent };
enum class ConsultationState : unsigned char { received, triaged, in_work, waiting, answered, closed };
// What the asker agreed to get by mail when the desk has said something: nothing, that there is something, or the words themselves.
enum class MailWish : unsigned char { none, notice, text };
enum class DeskReferralTarget : unsigned char { police, security_desk, jc3, rescue };

constexpr std::size_t content_count = 6;
constexpr int most_topics = 63;
constexpr std::size_t branch_count = 47;
// The desk at which a case lies: 0 the main one, 1..47 a branch by its prefecture, 48 the desk for business abroad.
constexpr int main_desk = 0, overseas_desk = 48, abroad = 48;

std::string_view name_of(Channel one);
std::string_view name_of(AskerClass one);
std::string_view name_of(EmployeeBand one);
std::string_view name_of(Content one);
std::string_view name_of(ContactSource one);
std::string_view name_of(Urgency one);
std::string_view name_of(ConsultationState one);
std::string_view name_of(DeskReferralTarget one);
std::string_view name_of(MailWish one);

Text title_of(Channel one);
Text title_of(AskerClass one);
Text title_of(EmployeeBand one);
Text title_of(Content one);
Text title_of(ContactSource one);
Text title_of(Urgency one);

std::optional<Channel> channel_from(std::string_view name);
std::optional<AskerClass> asker_class_from(std::string_view name);
std::optional<EmployeeBand> employee_band_from(std::string_view name);
std::optional<Content> content_from(std::string_view name);
std::optional<ContactSource> contact_source_from(std::string_view name);
std::optional<Urgency> urgency_from(std::string_view name);
std::optional<ConsultationState> consultation_state_from(std::string_view name);
std::optional<DeskReferralTarget> referral_target_from(std::string_view name);
std::optional<MailWish> mail_wish_from(std::string_view name);

// "" -> main, "overseas", "13"; nothing when it is none.
std::optional<int> desk_from(std::string_view name);
std::string_view desk_name(int desk);  // "main", "overseas", "01".."47"

}  // namespace sekimori::consult
