// Requests to other web servers, through libcurl: one at a time, bounded, over TLS unless it is this machine.
//
//   HttpClient client({.time_limit_seconds = 10});
//   HttpAnswer answer = TRY(client.send({.method = "POST", .address = "https://hooks.example/x", .body = text}));
//   answer.status;
//
// Certificates are checked against the system's authorities, or those of `authorities` or `authorities_pem` alone when one is set.
// Redirects are not followed: who asks knows where he wants to go. unreachable: no answer, a late one, a bad certificate; invalid_input:
// the address, or an answer that is too large. Any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/files.h"

namespace sekimori::net {

struct HttpClientSettings {
  int time_limit_seconds = 15;
  size_t answer_limit = 1 << 20;     // bytes
  Path authorities = {};             // PEM file; empty: the system's
  std::string authorities_pem = {};  // the same as text; where both are given, the file counts
};

struct HttpQuestion {
  std::string method = "GET";
  std::string address;                                            // https://, or http:// on loopback
  std::vector<std::pair<std::string, std::string>> headers = {};  // without line ends
  std::string body = {};
  std::string user = {}, password = {};  // Basic; empty: none
};

struct HttpAnswer {
  int status = 0;
  std::string type;  // Content-Type
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};  // names in lower case
};

// Of what gave no answer: whether another address, another day or another authority would help.
enum class NoAnswer : unsigned char { other, certificate };

class HttpClient {
 public:
  explicit HttpClient(HttpClientSettings settings = {}) : settings_(std::move(settings)) {}
  // `why`: set when nothing answered.
  Result<HttpAnswer> send(const HttpQuestion& question, NoAnswer* why = nullptr) const;

 private:
  HttpClientSettings settings_;
};

// https:// anywhere, http:// to 127.0.0.1, [::1] and localhost; no user, no fragment. invalid_input otherwise, with the reason.
Result<void> check_address(std::string_view address);

// name=value&... with what RFC 3986 wants escaped.
std::string form_encode(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace sekimori::net
