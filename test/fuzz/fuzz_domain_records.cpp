// rooms: base engine/mail
// Records of a domain, as anybody may paste them: whatever is read belongs to the domain that was asked for.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "engine/mail/domain_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  const mail::DomainRecords records = mail::read_domain_records("firm.example", text);
  for (const std::string& one : records.spf) SEKIMORI_CHECK(one.size() >= 6);
  for (const mail::DomainKey& one : records.keys) SEKIMORI_CHECK(!one.selector.empty());
  for (const auto use : {mail::DomainUse::sends_mail, mail::DomainUse::sends_none})
    for (const mail::DomainFinding& one : mail::check_domain(records, use)) SEKIMORI_CHECK(!one.id.empty() && !one.said.ja.empty());
  return 0;
}
