#include "net/webhook.h"

#include "base/digest.h"

namespace sekimori::net {

std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t seconds, std::string_view body) {
  return "v1=" + to_hex(hmac_sha256(as_bytes(secret), as_bytes(fmt::format("{}.{}.{}", id, seconds, body))));
}

Result<void> Webhook::send(const std::string& id, const std::string& body) const {
  if (settings_.secret.size() < 32) return error(ErrorCode::invalid_input, "a webhook's secret has at least 32 bytes");
  const std::int64_t seconds = clock_.now().nanoseconds / nanoseconds_per_second;
  HttpQuestion question;
  question.method = "POST";
  question.address = settings_.address;
  question.headers = {{"Content-Type", "application/json"},
                      {"Sekimori-Id", id},
                      {"Sekimori-Timestamp", std::to_string(seconds)},
                      {"Sekimori-Signature", webhook_signature(settings_.secret, id, seconds, body)}};
  question.body = body;
  const HttpAnswer answer = TRY(http_.send(question));
  if (answer.status < 200 || answer.status > 299) return error(ErrorCode::unreachable, "the webhook answered {}", answer.status);
  return {};
}

}  // namespace sekimori::net
