package dev.owlissues.api.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An error of the protocol (JSON-RPC 2.0, section 5.1).
 *
 * @param status of the HTTP answer that carries it
 * @param data more for the program that asked; empty where there is no more
 */
record RpcError(int status, int code, String message, ObjectNode data) {
  static final int NOT_JSON = -32700;
  static final int NO_REQUEST = -32600;
  static final int NO_METHOD = -32601;
  static final int WRONG_PARAMETERS = -32602;
  static final int NO_RESOURCE = -32002;
  static final int WRONG_HEADERS = -32020;
  static final int UNKNOWN_VERSION = -32022;

  RpcError(int status, int code, String message) {
    this(status, code, message, JsonNodeFactory.instance.objectNode());
  }

  /** What is wrong with the request as such. */
  static RpcError noRequest(String message) {
    return new RpcError(400, NO_REQUEST, message);
  }

  /** What is wrong with the parameters of a method that is there. */
  static RpcError wrongParameters(String message) {
    return new RpcError(200, WRONG_PARAMETERS, message);
  }

  /** The version that is asked for is none of ours. */
  static RpcError unknownVersion(String requested) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    Era.VERSIONS.forEach(data.putArray("supported")::add);
    data.put("requested", requested);
    return new RpcError(400, UNKNOWN_VERSION, "this protocol version is not supported", data);
  }
}
