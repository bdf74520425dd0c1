#include "net/link_probe.h"

#include <algorithm>

namespace sekimori::net {
namespace {

model::LinkAnswer told(const Result<HttpAnswer>& answer) {
  if (!answer) return {.status = 0, .moved_to = {}, .problem = answer.error().message};
  const auto location = std::ranges::find(answer->headers, "location", &std::pair<std::string, std::string>::first);
  return {.status = answer->status, .moved_to = location == answer->headers.end() ? std::string() : location->second, .problem = {}};
}

}  // namespace

model::LinkProbe link_probe(HttpClientSettings settings) {
  return [client = HttpClient(std::move(settings))](const std::string& address) {
    model::LinkAnswer answer = told(client.send({.method = "HEAD", .address = address}));
    if (answer.status == 405 || answer.status == 501) {
      const auto whole = client.send({.method = "GET", .address = address});
      // A page larger than what is taken of it is there all the same.
      if (!whole && whole.error().code == ErrorCode::invalid_input) return model::LinkAnswer{.status = 200, .moved_to = {}, .problem = {}};
      answer = told(whole);
    }
    return answer;
  };
}

}  // namespace sekimori::net
