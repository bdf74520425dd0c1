// rooms: base web
// Cookies, forms and the place to go after a log-in: none of them may lead elsewhere or hold a name of ours twice.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "web/browser_session.h"
#include "web/plain_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string text(as_text(ByteView(data, size)));
  web::Request request;
  request.headers = {{"host", "127.0.0.1:8740"}, {"cookie", text}};
  if (const auto cookies = web::parse_cookies(request)) {
    int ours = 0;
    for (const auto& [name, value] : *cookies) ours += name == "sekimori-8740" ? 1 : 0;
    SEKIMORI_CHECK(ours <= 1);
    (void)web::session_text(request, "http://127.0.0.1:8740");
  }
  (void)web::parse_form(text);
  const std::string next = web::safe_next(text);
  SEKIMORI_CHECK(next.starts_with('/') && !next.starts_with("//") && next.find('\\') == std::string::npos &&
                 next.find('\n') == std::string::npos);
  return 0;
}
