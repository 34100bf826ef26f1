// One source, four programs (a software renderer executes every branch of a shader):
// BODY a person; PROP straps; ROOM the static scene, rendered twice into textures (unlit and lit);
// CACHED the static scene per frame: the two textures mixed by the shadow map.
in vec3 wpos; in vec3 wn; in vec3 t; in vec4 a; in vec4 ls; out vec4 frag;
uniform vec3 eye, sun, sun_col, sky, ground, col; uniform float seed; uniform int mat;
uniform sampler2DShadow shadow; uniform sampler3D rnd; uniform sampler2D unlit, lit; uniform float lamp;
uniform vec3 skin, hair, top, bottom, shoe; uniform int pattern;
float noise(vec3 p){ return texture(rnd,(p+seed)/32.).r; }
float fbm(vec3 p){ return .5*noise(p)+.3*noise(p*2.3)+.15*noise(p*5.1); }
float ell(vec2 p, vec2 c, vec2 r){ vec2 d=(p-c)/r; return 1.-smoothstep(.75,1.15,length(d)); }
float shade(){ vec3 q=ls.xyz/ls.w*.5+.5; float k=0.,s=1.5/1024.;
 k+=texture(shadow,vec3(q.xy+vec2(-s,-s),q.z-.0022)); k+=texture(shadow,vec3(q.xy+vec2(s,-s),q.z-.0022));
 k+=texture(shadow,vec3(q.xy+vec2(-s,s),q.z-.0022)); k+=texture(shadow,vec3(q.xy+vec2(s,s),q.z-.0022));
 return (any(lessThan(q,vec3(0)))||any(greaterThan(q,vec3(1))))?1.:k/4.; }
void main(){
#ifdef CACHED
 ivec2 q=ivec2(gl_FragCoord.xy); frag=mix(texelFetch(unlit,q,0),texelFetch(lit,q,0),mat==2?1.:shade());
#else
 vec3 n=normalize(wn); vec3 v=normalize(eye-wpos); if(!gl_FrontFacing) n=-n;
 vec3 c=col; float spec=.03, gloss=12., sh=1., ao=1.;
 #ifdef BODY
  float m=max(a.x,max(a.y,a.z)), y=abs(t.y);
  c=skin*(.9+.2*fbm(t*40.)); spec=.10; gloss=18.;
  if(a.x<-.5){ float r=length(vec2(y-.0313,t.z-1.722)); c=vec3(.85); if(t.x>.12){ if(r<.0065)c=vec3(.16,.10,.06); if(r<.003)c=vec3(.01);} spec=.4; gloss=60.; }
  else if(t.z>1.56&&m<.5){ vec2 f=vec2(y,t.z);
   if(t.x>.09){
    c=mix(c,skin*vec3(.80,.42,.40),.75*ell(f,vec2(0.,1.643),vec2(.028,.0095)));      // lips
    c=mix(c,c*.45,ell(f,vec2(0.,1.643),vec2(.026,.0018)));
    c=mix(c,hair*.7,.85*ell(f,vec2(.033,1.7435),vec2(.021,.0045)));                   // brows
    c=mix(c,c*.55,.7*ell(f,vec2(.0313,1.722),vec2(.020,.011)));                       // eye sockets
    c=mix(c,c*.35,ell(f,vec2(.0313,1.728),vec2(.017,.003)));
    c=mix(c,c*.4,ell(f,vec2(.009,1.670),vec2(.006,.004)));                            // nostrils
    c=mix(c,skin*vec3(1.05,.78,.72),.35*ell(f,vec2(.05,1.68),vec2(.022,.022))); }     // cheeks
   if(a.w>.5){ c=hair*(.55+.9*noise(t*vec3(60.,160.,40.))); spec=.18; gloss=25.; } }
  if(m>.5){ vec3 f=t*vec3(22.,22.,9.);
   if(m==a.x){ c=top; if(pattern==1)c*=(fract(t.z*16.)<.5)?1.:.72; if(pattern==2)c=mix(c,vec3(.9),step(.80,noise(t*35.))); }
   else if(m==a.y) c=bottom*(1.-.35*ell(vec2(abs(t.x-.02),0.),vec2(0.),vec2(.006,1.)));
   else { c=shoe; if(t.z<.018)c=vec3(.75); }
   spec=.02; c*=.82+.3*fbm(f);
   n=normalize(n+.45*(vec3(noise(t*25.+.3),noise(t*25.+9.3),noise(t*25.+17.7))-.5)); }
  sh=shade(); ao=mix(.65,1.,smoothstep(0.,.25,wpos.z+.10*max(n.z,0.)));
 #endif
 #ifdef PROP
  c=col*(.8+.3*noise(wpos*60.)); sh=shade();
 #endif
 #ifdef ROOM
  sh=lamp;
  if(mat==1){ vec2 q=wpos.xy*vec2(1.1,7.5); float row=floor(q.y); q.x+=noise(vec3(row*3.7,3.,1.))*7.; float pl=floor(q.x);
   float k=noise(vec3(pl*5.3,row*7.9,2.)), g=fbm(vec3(wpos.x*2.2+k*9.,wpos.y*42.,k*5.));
   c=col*(.75+.3*k)*(.7+.6*g); vec2 e=fract(q); c*=(min(e.y,1.-e.y)<.02||min(e.x,1.-e.x)<.004)?.55:1.; spec=.12; gloss=30.; }
  else if(mat==2){ c=col*(.94+.1*fbm(wpos*3.)); if(wpos.z<.10)c=vec3(.82,.80,.76); if(wpos.z<.105&&wpos.z>.097)c*=.5; }
  else if(mat==3){ c=col*(.86+.22*fbm(wpos*60.)); if(abs(fract(wpos.x*18.)-.5)<.04)c*=.93; }
  else if(mat==5){ c=col; v=n; spec=0.; }
  else c=col*(.8+.35*fbm(wpos*9.));
 #endif
 vec3 amb=mix(ground,sky,.5+.5*n.z)*(.75+.25*max(dot(n,v),0.));
 vec3 L=c*(amb*ao+sun_col*max(dot(n,sun),0.)*sh)+spec*sun_col*sh*pow(max(dot(n,normalize(sun+v)),0.),gloss);
 #ifdef BODY
  if(m<.5&&a.x>-.5) L+=skin*vec3(.25,.06,.03)*pow(1.-max(dot(n,v),0.),3.)*.25;
 #endif
 frag=vec4(pow(clamp(L,0.,1.),vec3(1./2.2)),1);
#endif
}
