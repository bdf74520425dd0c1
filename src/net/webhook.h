// A message to somebody's web server, signed so that the receiver can tell it from a forged or a repeated one.
//
//   Webhook hook({.address = "https://hooks.example/sekimori", .secret = secret}, http, clock);
//   TRY(hook.send({.id = outbox_id, .body = json.dump()}));
//
// Headers (docs/format/webhook.md): Sekimori-Id (the same when it is sent again), Sekimori-Timestamp (seconds), and
// Sekimori-Signature: v1=HEX of HMAC-SHA-256 over "ID.TIMESTAMP.BODY". A receiver refuses timestamps older than five minutes and ids it has
// seen. Any 2xx is a delivery.
#pragma once

#include "base/clock.h"
#include "base/sensitive.h"
#include "net/http_client.h"

namespace sekimori::net {

struct WebhookSettings {
  std::string address;
  std::string secret;  // at least 32 bytes
};

std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t seconds, std::string_view body);

class Webhook {
 public:
  Webhook(WebhookSettings settings, HttpClient http, Clock& clock)
      : settings_(std::move(settings)), http_(std::move(http)), clock_(clock) {}
  Result<void> send(const std::string& id, const std::string& body) const;

 private:
  WebhookSettings settings_;
  HttpClient http_;
  Clock& clock_;
};

}  // namespace sekimori::net
