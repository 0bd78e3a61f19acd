import type { Language } from '../../src/languages/types';

export const go: Language = {
  id: 'go',
  grammar: 'go',
  queries: ['go'],
  languageIds: ['go', 'golang'],
  nodes: {
    number: ['int_literal'],
    string: ['interpreted_string_literal', 'raw_string_literal'],
    name: ['identifier', 'field_identifier', 'type_identifier'],
    comment: ['comment'],
  },
  names: { packaged: { name: /^Status[A-Z]/, package: /^[a-z]\w*$/ } },
  http: /"(?:net\/http|net\/http\/\w+|golang\.org\/x\/net\/http2?|github\.com\/(?:labstack\/echo|gin-gonic\/gin|gofiber\/fiber|go-chi\/|gorilla\/(?:mux|handlers)|julienschmidt\/httprouter|valyala\/fasthttp|cloudwego\/hertz|beego\/|astaxie\/beego|kataras\/iris|gobuffalo\/buffalo|go-resty\/resty|imroc\/req|h2non\/|jarcoal\/httpmock|emicklei\/go-restful|danielgtaylor\/huma|go-kit\/kit\/transport\/http|go-openapi\/|gavv\/httpexpect|steinfletcher\/apitest|dghubble\/sling|zeromicro\/go-zero\/rest|aws\/aws-lambda-go\/events)|goji\.io|gopkg\.in\/macaron|google\.golang\.org\/api)|\b(?:http\.(?:Status|Request|Response|Client|Handler)|[rR]esp(?:onse)?\.Status|StatusCode\b|SendStatus\b)/,
};
