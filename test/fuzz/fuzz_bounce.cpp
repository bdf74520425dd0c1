// rooms: base feature/teach
// What comes back from mail servers, and the addresses it comes to: whatever is accepted has a status of RFC 3463, and no address that we
// did not sign is.
#include <cstddef>
#include <cstdint>

#include "feature/teach/newsletter/bounce_report.h"
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/newsletter/return_address.h"
#include "feature/teach/newsletter/wrap_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  if (const auto report = teach::read_bounce(text, "", "newsletter.example.jp")) {
    SEKIMORI_CHECK(report->status.size() >= 5 && report->status[1] == '.' && report->diagnostic.size() < 1200);
    SEKIMORI_CHECK(!report->hard || report->status.front() == '5');
  }
  static FixedClock clock{Instant{}};
  static teach::SignedLinks links(
      [] {
        std::vector<Sensitive<Bytes>> keys;
        keys.emplace_back(Bytes(32, 7));
        return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
      },
      clock);
  SEKIMORI_CHECK(!links.open(teach::LinkUse::leave, text));
  SEKIMORI_CHECK(!teach::read_return_address(links, text));
  SEKIMORI_CHECK(!teach::html_paragraphs(text).contains("<script"));
  (void)teach::wrap_text(text, 70);
  return 0;
}
